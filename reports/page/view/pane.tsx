/** A part of the page that scrolls by itself, and that knows which rows of it are seen. */
import type { ComponentChildren, RefObject } from "preact"
import { useLayoutEffect, useRef, useState } from "preact/hooks"
import { scrolledTo, type Span, spanOf } from "./windowing.ts"

interface Props {
  readonly label: string
  readonly kind: string
  readonly count: number
  readonly rowHeight: number
  /** `true` to draw all rows. */
  readonly whole: boolean
  /** How much stands above the first row. */
  readonly above: number
  readonly selected: number | null
  readonly children: (span: Span) => ComponentChildren
}

export const Pane = ({ label, kind, count, rowHeight, whole, above, selected, children }: Props) => {
  const place = useRef<HTMLDivElement>(null)
  const span = useSpan(place, count, rowHeight, whole, above)
  useLayoutEffect(() => {
    if (selected !== null && place.current !== null)
      bring(place.current, selected, whole ? null : { above, rowHeight })
  }, [selected, whole])
  return (
    <div ref={place} class={`pane ${kind}`} role="region" aria-label={label} tabIndex={0}>
      {children(span)}
    </div>
  )
}

/** Scrolls the pane, never the page, so that the selected row is seen. */
const bring = (
  pane: HTMLDivElement,
  selected: number,
  rows: { readonly above: number; readonly rowHeight: number } | null,
): void => {
  const seen = { top: pane.scrollTop, height: pane.clientHeight }
  const row =
    rows === null
      ? measured(pane, selected)
      : { top: (selected - 1) * rows.rowHeight, height: rows.rowHeight }
  if (row === null) return
  const covered = rows === null ? 0 : rows.above
  const to = scrolledTo(row, { top: seen.top, height: seen.height - covered })
  if (to !== null) pane.scrollTo({ top: to })
}

const measured = (
  pane: HTMLElement,
  selected: number,
): { readonly top: number; readonly height: number } | null => {
  const row = pane.querySelector(`[data-event="${selected}"]`)?.getBoundingClientRect()
  if (row === undefined) return null
  return { top: row.top - pane.getBoundingClientRect().top + pane.scrollTop, height: row.height }
}

const useSpan = (
  place: RefObject<HTMLDivElement | null>,
  count: number,
  rowHeight: number,
  whole: boolean,
  above: number,
): Span => {
  const [span, setSpan] = useState<Span>(() => spanOf(count, rowHeight, { top: 0, height: 900 }))
  useLayoutEffect(() => {
    const pane = place.current
    if (pane === null || whole) return undefined
    const look = (): void => {
      const next = spanOf(count, rowHeight, { top: pane.scrollTop - above, height: pane.clientHeight })
      setSpan((now) => (now.first === next.first && now.last === next.last ? now : next))
    }
    look()
    pane.addEventListener("scroll", look, { passive: true })
    const resized = new ResizeObserver(look)
    resized.observe(pane)
    return () => {
      pane.removeEventListener("scroll", look)
      resized.disconnect()
    }
  }, [count, rowHeight, whole, above])
  return whole ? { first: 1, last: count } : span
}
