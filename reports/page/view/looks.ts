/**
 * How values are told apart where they are drawn: each by a colour and by a pattern, so that either is enough.
 *
 * Source: Okabe, Ito, "Color Universal Design" (2008), for colours that all kinds of colour vision tell apart.
 */
import { blank, type Shown as Value } from "../../../model/vocabulary/write.ts"
import type { Held } from "../../moments.ts"
import type { Shown } from "./shown.ts"

/** How many looks there are; a seventh value looks like the first, and is still named. */
export const looks = 6

/** The look of what a leader holds: a number, or `blank` for what is drawn as an empty ribbon. */
export type Look = number | "blank" | "unknown"

/** The class of a look: `v0` to `v5`, `blank` or `unknown`. */
export const lookClass = (look: Look): string => (typeof look === "number" ? `v${look}` : look)

/** A text that two values share exactly when a read shows the same; the short ways are for long runs. */
const keyOf = (value: Value): string => (typeof value === "string" ? `"${value}` : JSON.stringify(value))

/** `true` when both hold the same. */
export const sameHeld = (one: Held, other: Held): boolean => {
  if (one === other) return true
  if (typeof one === "string" || typeof other === "string") return false
  return one.shows === other.shows || keyOf(one.shows) === keyOf(other.shows)
}

export type LookOf = (object: number, held: Held) => Look

/** The looks of all values of a run, in the order in which they first appear. */
export const looksOf = ({ events, end, objects, expected }: Shown): LookOf => {
  const blanks = objects.map(({ family }) => keyOf(blank(family)))
  const known = objects.map(() => new Map<string, number>())
  let count = 0
  const lookOf = (object: number, held: Held): Look => {
    if (held === "unknown") return "unknown"
    const values = known[object]
    if (held === "unheard" || values === undefined) return "blank"
    const key = keyOf(held.shows)
    if (key === blanks[object]) return "blank"
    const look = values.get(key) ?? count++ % looks
    values.set(key, look)
    return look
  }
  const all = [
    ...events.map(({ leaders }) => leaders),
    end,
    ...(expected?.leaders ?? []).flatMap((leaders) => (leaders === null ? [] : [leaders])),
    ...(expected === null || expected === undefined ? [] : [expected.end]),
  ]
  // From one event to the next a leader shows the same as a rule, and that needs no look-up.
  const latest: Array<ReadonlyArray<Held>> = []
  for (const leaders of all)
    for (const [leader, { holds }] of leaders.entries()) {
      const before = latest[leader]
      for (const [object, held] of holds.entries())
        if (!sameHeld(before?.[object] ?? "unheard", held)) lookOf(object, held)
      latest[leader] = holds
    }
  return lookOf
}
