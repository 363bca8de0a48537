/**
 * Which rows of a long run are drawn, and which of its messages: a run of ten thousand events must open and move as one of ten does.
 *
 * A run of up to `mostWhole` events is drawn whole.
 */
import type { Event } from "../../events.ts"
import { type Arrival, isArrival } from "./flights.ts"

/** The most events that are drawn whole. */
export const mostWhole = 400

/** The events that are drawn, by number; both are drawn. */
export interface Span {
  readonly first: number
  readonly last: number
}

/** Rows drawn beyond what is seen, on either side, and the step by which the span moves. */
const beyond = 8

/** The rows to draw of a list that is scrolled: what is seen of it and some more, in steps, so that it seldom changes. */
export const spanOf = (
  count: number,
  rowHeight: number,
  seen: { readonly top: number; readonly height: number },
): Span => {
  const step = (row: number): number => Math.floor(row / beyond) * beyond
  const first = step(Math.max(0, seen.top) / rowHeight) - beyond
  const last = step((Math.max(0, seen.top) + seen.height) / rowHeight) + 2 * beyond
  return { first: Math.min(Math.max(1, first + 1), Math.max(1, count)), last: Math.min(count, last) }
}

/** The most messages that only pass through what is drawn: more would be one dark surface. */
const mostPassing = 120

export interface Drawn {
  /** The messages to draw, as the events at which they arrive or are lost. */
  readonly messages: ReadonlyArray<Arrival>
  /** Messages that set out before what is drawn and arrive after it, and that are not drawn, being too many. */
  readonly left: number
}

/** The messages to draw: those that set out or arrive within the span, and those that pass through it. */
export const messagesIn = (events: ReadonlyArray<Event>, { first, last }: Span): Drawn => {
  const messages: Array<Arrival> = []
  let passing = 0
  for (const event of events) {
    if (event.number < first || !isArrival(event)) continue
    const sentAt = event.message.sentAt ?? event.number
    if (sentAt > last) continue
    if (event.number > last && sentAt < first && ++passing > mostPassing) continue
    messages.push(event)
  }
  return { messages, left: Math.max(0, passing - mostPassing) }
}

/** How far a list must be scrolled for a row to be seen whole; `null` where it is already. */
export const scrolledTo = (
  row: { readonly top: number; readonly height: number },
  seen: { readonly top: number; readonly height: number },
): number | null => {
  if (row.top >= seen.top && row.top + row.height <= seen.top + seen.height) return null
  return Math.max(0, row.top - (seen.height - row.height) / 2)
}
