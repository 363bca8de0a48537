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
  return [...leaders].flatMap((leader) => valueCameAt(leader, says, events)).toSorted((a, b) => a - b)
}

/** Where a leader came to show, for the last time, a value that is said. */
const valueCameAt = (leader: number, says: string, events: ReadonlyArray<Event>): ReadonlyArray<number> => {
  const came = events.findLast((event, index) =>
    event.leaders[leader]?.holds.some((held, object) => {
      const before = events[index - 1]?.leaders[leader]?.holds[object] ?? "unheard"
      const now = heldInWords(held)
      return now !== heldInWords(before) && isSaid(now, says)
    }),
  )
  return came === undefined ? [] : [came.number]
}

/** `true` when the text is said as it is, and not as a part of a longer word. */
const isSaid = (text: string, says: string): boolean => {
  const isLetter = (at: number): boolean => /[\p{L}\p{N}]/u.test(says.charAt(at))
  for (let at = says.indexOf(text); at !== -1; at = says.indexOf(text, at + 1))
    if (!isLetter(at - 1) && !isLetter(at + text.length)) return true
  return false
}
