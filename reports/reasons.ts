/**
 * Which events show what a sentence of an argument says.
 *
 * A sentence names changes (`A1`, or by the stamp `1@A`), leaders (`B`) and values. The events of a change are those at the leaders
 * that are named with it, or where it was made; those of a value are where a leader that is named came to show it.
 */
import { leaderName } from "../model/vocabulary/leader.ts"
import * as Dot from "../model/vocabulary/dot.ts"
import type { Event } from "./events.ts"
import { heldInWords } from "./words.ts"

/** The numbers of the events, in order. */
export const eventsNamed = (says: string, events: ReadonlyArray<Event>): ReadonlyArray<number> => {
  const words = new Set(says.match(/[\p{L}\p{N}@._-]+/gu)?.map((word) => word.replace(/[.]+$/, "")))
  const names = (event: Event): boolean =>
    (event.dot !== null && words.has(Dot.show(event.dot))) ||
    (event.kind === "wrote" && event.stamp !== null && words.has(event.stamp))
  const made = events.filter((event) => event.kind === "wrote" && names(event))
  const changes = new Set(made.flatMap(({ dot }) => (dot === null ? [] : Dot.show(dot))))
  const leaders = new Set(
    [...words].flatMap((word) => events[0]?.leaders.findIndex((_, at) => leaderName(at) === word) ?? []),
  )
  const about = events.filter(({ dot, at, kind }) => {
    if (dot === null || !changes.has(Dot.show(dot))) return false
    return kind === "wrote" || (at !== null && at !== dot.leader && leaders.has(at))
  })
  if (about.length > 0) return about.map(({ number }) => number)
  return [...leaders].flatMap((leader) => valueCameAt(leader, words, events)).toSorted((a, b) => a - b)
}

/** Where a leader came to show, for the last time, a value that is among the words. */
const valueCameAt = (
  leader: number,
  words: ReadonlySet<string>,
  events: ReadonlyArray<Event>,
): ReadonlyArray<number> => {
  const came = events.findLast((event, index) =>
    event.leaders[leader]?.holds.some((held, object) => {
      const before = events[index - 1]?.leaders[leader]?.holds[object] ?? "unheard"
      return heldInWords(held) !== heldInWords(before) && words.has(heldInWords(held))
    }),
  )
  return came === undefined ? [] : [came.number]
}
