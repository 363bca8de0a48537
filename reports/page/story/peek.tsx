/**
 * The selected event in a line at the foot of the window, while the run itself is out of sight.
 *
 * Whoever reads an argument far below the run sees what a number stands for, and keeps the place.
 */
import type { RefObject } from "preact"
import { useEffect, useMemo, useState } from "preact/hooks"
import type { Explained } from "../../report.ts"
import { looksOf } from "../view/looks.ts"
import type { Selection } from "../view/selection.ts"
import { States } from "./states.tsx"

interface Props {
  readonly one: Explained
  readonly selection: Selection
  /** The run, which it stands in for. */
  readonly run: RefObject<HTMLElement | null>
}

const useOutOfSight = (run: RefObject<HTMLElement | null>): boolean => {
  const [away, setAway] = useState(false)
  useEffect(() => {
    if (run.current === null) return undefined
    // A rim of it at an edge of the window shows nothing of the selected event.
    const observer = new IntersectionObserver(([seen]) => setAway(seen?.isIntersecting === false), {
      rootMargin: "-25% 0px -15% 0px",
    })
    observer.observe(run.current)
    return () => observer.disconnect()
  }, [run])
  return away
}

export const Peek = ({ one, selection, run }: Props) => {
  const away = useOutOfSight(run)
  const look = useMemo(() => looksOf(one), [one])
  const event = one.events[(selection.event ?? 0) - 1]
  if (!away || event === undefined) return null
  const show = (): void => {
    run.current?.scrollIntoView({ block: "start" })
    run.current?.querySelector("h2")?.focus({ preventScroll: true })
  }
  return (
    <aside class="peek" aria-label="Selected event">
      <p>
        <b>Event {event.number}</b> {event.text}
        {event.detail === "" ? null : <span> · {event.detail}</span>}
      </p>
      <p class="peek-states">
        <States leaders={event.leaders} objects={one.objects} look={look} />
      </p>
      <div class="part-controls">
        <button type="button" class="button" onClick={show}>
          Show in the run
        </button>
        <button type="button" class="button" onClick={() => selection.select(null)}>
          Close
        </button>
      </div>
    </aside>
  )
}
