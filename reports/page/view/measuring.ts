/** What only the browser knows: how wide a place is, where the rows of a table are, and whether it prints. */
import type { RefObject } from "preact"
import { useLayoutEffect, useState } from "preact/hooks"
import { evenRows, measuredRows, type Rows } from "./plan.ts"

/** The width of an element; before it is known, what is left of the window. */
export const useWidth = (place: RefObject<HTMLElement | null>): number => {
  const [width, setWidth] = useState(() => Math.min(1392, document.documentElement.clientWidth - 40))
  useLayoutEffect(() => {
    const element = place.current
    if (element === null) return undefined
    const look = (): void => setWidth(Math.round(element.clientWidth))
    look()
    const resized = new ResizeObserver(look)
    resized.observe(element)
    return () => resized.disconnect()
  }, [])
  return width
}

/** Where the rows are, and how much stands above the first one. */
export interface Measured {
  readonly rows: Rows
  readonly above: number
}

/**
 * The rows of the table in a place. Without `wanted` they are even, as they are where not all of them are drawn; `height` is
 * what they are then. `null` before they are measured.
 */
export const useRows = (
  place: RefObject<HTMLElement | null>,
  count: number,
  height: number,
  wanted: boolean,
  again: unknown,
): Measured | null => {
  const [measured, setMeasured] = useState<Measured | null>(null)
  useLayoutEffect(() => {
    const table = place.current?.querySelector("table") ?? null
    if (table === null) return undefined
    const look = (): void => setMeasured((before) => lookAt(table, wanted, count, height, before))
    look()
    const resized = new ResizeObserver(look)
    resized.observe(table)
    return () => resized.disconnect()
  }, [count, height, wanted, again])
  return measured
}

const lookAt = (
  table: HTMLTableElement,
  wanted: boolean,
  count: number,
  height: number,
  before: Measured | null,
): Measured => {
  const body = table.tBodies[0]
  const top = body?.getBoundingClientRect().top ?? 0
  const above = Math.round(top - table.getBoundingClientRect().top)
  if (!wanted) {
    const same = before !== null && before.above === above && before.rows.bottom === count * height
    return same ? before : { rows: evenRows(count, height), above }
  }
  const middles: Array<number> = []
  let bottom = 0
  for (const row of body?.querySelectorAll("tr[data-event]") ?? []) {
    const place = row.getBoundingClientRect()
    middles.push(place.top - top + place.height / 2)
    bottom = place.bottom - top
  }
  const rows = measuredRows(middles, bottom, height)
  const moved =
    before === null ||
    before.above !== above ||
    before.rows.bottom !== rows.bottom ||
    middles.some((middle, index) => before.rows.y(index + 1) !== middle)
  return moved ? { rows, above } : before
}
