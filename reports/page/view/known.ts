/** Which changes a leader has after an event: those that it made, and those that arrived and that it dealt with. */
import type { LeaderId } from "../../../model/vocabulary/leader.ts"
import type { Event } from "../../events.ts"

/** The changes of one leader that another has, by their sequences in ascending order. */
export interface Known {
  readonly of: LeaderId
  readonly sequences: ReadonlyArray<number>
}

/**
 * The changes that the leader of an event has after it: its version vector, with the gaps that one has where messages overtake.
 * Of an event that is no leader's, `null`. Limit: what a crash made it forget is still counted; see `forgotBefore`.
 */
export const knownAfter = (
  events: ReadonlyArray<Event>,
  { at, number }: Event,
  size: number,
): ReadonlyArray<Known> | null => {
  if (at === null) return null
  const known = Array.from({ length: size }, () => new Set<number>())
  collect(events, at, number, known)
  return known.map((sequences, of) => ({ of, sequences: [...sequences].toSorted((a, b) => a - b) }))
}

/** The crash, as its number, at which the leader of an event last forgot changes; `null` where there was none before it. */
export const forgotBefore = (events: ReadonlyArray<Event>, { at, number }: Event): number | null =>
  events.findLast(
    (event) => event.number <= number && event.kind === "crashed" && event.at === at && event.detail !== "",
  )?.number ?? null

/** A leader that joins has what the one has that it is a copy of, at that time. */
const collect = (
  events: ReadonlyArray<Event>,
  leader: LeaderId,
  most: number,
  into: ReadonlyArray<Set<number>>,
): void => {
  let at = leader
  for (let index = most - 1; index >= 0; index--) {
    const event = events[index]
    if (event === undefined || event.at !== at) continue
    if (event.kind === "joined" && event.link !== null) at = event.link.from
    else if (event.dot !== null && (event.kind === "wrote" || event.kind === "applied"))
      into[event.dot.leader]?.add(event.dot.sequence)
  }
}

/** Sequences as ranges: `1–3, 5`. */
export const rangesOf = (sequences: ReadonlyArray<number>): string => {
  const ranges: Array<[first: number, last: number]> = []
  for (const sequence of sequences) {
    const last = ranges.at(-1)
    if (last !== undefined && last[1] === sequence - 1) last[1] = sequence
    else ranges.push([sequence, sequence])
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(", ")
}
