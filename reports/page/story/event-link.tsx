/** Numbers of events in a text: each selects its event in the run. */
import { createContext } from "preact"
import { useContext } from "preact/hooks"
import { useTelling } from "../app/live.tsx"
import type { Event } from "../../events.ts"
import type { Selection } from "../view/selection.ts"

/** The run that a text speaks of, and its selection. */
export interface Told {
  readonly events: ReadonlyArray<Event>
  readonly selection: Selection
}

export const Telling = createContext<Told>({
  events: [],
  selection: { event: null, select: () => undefined },
})

/** The number of an event, as a button that selects it; `words` stand in the place of the bare number. */
export const EventLink = ({ number, words }: { readonly number: number; readonly words?: string }) => {
  const { events, selection } = useContext(Telling)
  const tell = useTelling()
  const text = events[number - 1]?.text ?? ""
  const said = `Event ${number}: ${text}`
  return (
    <button
      type="button"
      class={words === undefined ? "event-link" : "event-link worded"}
      aria-label={words === undefined ? said : `${words}: ${text}`}
      aria-pressed={selection.event === number}
      title={said}
      onClick={({ currentTarget }) => {
        staying(currentTarget)
        selection.select(number)
        tell(`${said}. Selected.`)
      }}
    >
      {words ?? number}
    </button>
  )
}

/** Keeps what is read where it is: what a selection shows of the event further up takes room, and would push it down. */
const staying = (element: Element): void => {
  const before = element.getBoundingClientRect().top
  requestAnimationFrame(() => {
    const moved = element.getBoundingClientRect().top - before
    if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: "instant" })
  })
}

/** The events that show a sentence, behind it. */
export const EventLinks = ({ events }: { readonly events: ReadonlyArray<number> }) =>
  events.length === 0 ? null : (
    <span class="event-links">
      {events.map((number) => (
        <EventLink key={number} number={number} />
      ))}
    </span>
  )
