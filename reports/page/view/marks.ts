/** The three moments of a run, by the event that they are at. */
import { momentsInWords, type MomentKind } from "../../explanation.ts"
import type { Shown } from "./shown.ts"

/** A moment as a sign and a word or two. */
export interface Mark {
  readonly kind: MomentKind
  readonly sign: string
  readonly name: string
  readonly event: number
}

const seenMark = { kind: "seen", sign: "✗", name: "seen here" } as const

/** The moments that are at an event, in the order of the events; of a run that was only told, where its violation is seen. */
export const marksOf = (one: Shown): ReadonlyArray<Mark> => {
  const { events, explanation = null } = one
  const seen = events.flatMap(({ seenHere, number }) => (seenHere ? [{ ...seenMark, event: number }] : []))
  const told = momentsInWords({ events, explanation }).flatMap(({ kind, sign, name, event }) =>
    event === null || kind === "seen" ? [] : [{ kind, sign, name, event }],
  )
  return [...told, ...seen].toSorted((a, b) => a.event - b.event)
}

/** The first moment after an event, and the first of all after the last one; `null` where there is none. */
export const nextMark = (marks: ReadonlyArray<Mark>, event: number | null): Mark | null =>
  marks.find((mark) => mark.event > (event ?? 0)) ?? marks[0] ?? null
