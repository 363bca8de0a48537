/**
 * How values are told apart where they are drawn: each by a colour and by a pattern, so that either is enough.
 *
 * Source: Okabe, Ito, "Color Universal Design" (2008), for colours that all kinds of colour vision tell apart.
 */
import type { Explained } from "../report.ts"
import { keyOfShown } from "../report.ts"
import type { Held } from "../moments.ts"
import { blank } from "../../model/vocabulary/write.ts"

/** How many looks there are; a seventh value looks like the first, and is still named. */
export const looks = 6

/** The look of what a leader holds: a number, or `blank` for what is drawn as an empty ribbon. */
export type Look = number | "blank" | "unknown"

/** The looks of all values in a counterexample, in the order in which they first appear. */
export const looksOf = ({ events, end, objects }: Explained): ((object: number, held: Held) => Look) => {
  const known = new Map<string, number>()
  const lookOf = (object: number, held: Held): Look => {
    if (held === "unknown") return "unknown"
    const tracked = objects[object]
    if (held === "unheard" || tracked === undefined) return "blank"
    const key = keyOfShown(held.shows)
    if (key === keyOfShown(blank(tracked.family))) return "blank"
    const name = `${object} ${key}`
    const look = known.get(name) ?? known.size % looks
    known.set(name, look)
    return look
  }
  for (const leaders of [...events.map((event) => event.leaders), end])
    for (const { holds } of leaders) for (const [object, held] of holds.entries()) lookOf(object, held)
  return lookOf
}
