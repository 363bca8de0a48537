/** How two values that a read shows differ, down to the element of a set and the column of a record. */
import { isList, type Shown as Value } from "../../../model/vocabulary/write.ts"
import type { Held } from "../../moments.ts"
import { shownInWords } from "../../../properties/words.ts"
import { sameHeld } from "./looks.ts"

/** One difference of two values. */
export interface Difference {
  /** What of the value it is about: an element's or a column's name; empty for the whole of it. */
  readonly part: string
  /** `missing`: expected and not shown. `extra`: shown and not expected. `other`: something else is shown. */
  readonly kind: "missing" | "extra" | "other"
  /** In words; empty where there is none. */
  readonly expected: string
  readonly actual: string
}

/** All differences of what is shown from what is expected, in the order of their parts; none where both show the same. */
export const diffOf = (expected: Held, actual: Held): ReadonlyArray<Difference> => {
  if (sameHeld(expected, actual) || expected === "unknown" || actual === "unknown") return []
  const [wanted, shown] = [shownBy(expected), shownBy(actual)]
  if (isListed(wanted) && isListed(shown)) return ofLists(wanted, shown)
  if (isColumns(wanted) && isColumns(shown)) return ofColumns(wanted, shown)
  const [one, other] = [wordsOf(expected), wordsOf(actual)]
  return one === other ? [] : [{ part: "", kind: "other", expected: one, actual: other }]
}

/** An object that a leader never heard of shows nothing. */
const shownBy = (held: Exclude<Held, "unknown">): Value => (held === "unheard" ? null : held.shows)

const wordsOf = (held: Exclude<Held, "unknown">): string => shownInWords(shownBy(held))

const isListed = (value: Value): value is ReadonlyArray<string> =>
  typeof value === "object" && value !== null && isList(value)

const isColumns = (value: Value): value is Readonly<Record<string, string>> =>
  typeof value === "object" && value !== null && !isList(value)

/** How often each element is there: siblings may be the same. */
const countsOf = (list: ReadonlyArray<string>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const element of list) counts.set(element, (counts.get(element) ?? 0) + 1)
  return counts
}

const ofLists = (wanted: ReadonlyArray<string>, shown: ReadonlyArray<string>): ReadonlyArray<Difference> => {
  const [expected, actual] = [countsOf(wanted), countsOf(shown)]
  const parts = [...new Set([...wanted, ...shown])].toSorted()
  const differences = parts.flatMap((part): ReadonlyArray<Difference> => {
    const surplus = (actual.get(part) ?? 0) - (expected.get(part) ?? 0)
    if (surplus === 0) return []
    const times = Math.abs(surplus) === 1 ? part : `${part} (${Math.abs(surplus)} times)`
    return surplus > 0
      ? [{ part, kind: "extra", expected: "", actual: times }]
      : [{ part, kind: "missing", expected: times, actual: "" }]
  })
  // The same elements in another order is a difference too, of the whole.
  return differences.length > 0
    ? differences
    : [{ part: "", kind: "other", expected: shownInWords(wanted), actual: shownInWords(shown) }]
}

const ofColumns = (
  wanted: Readonly<Record<string, string>>,
  shown: Readonly<Record<string, string>>,
): ReadonlyArray<Difference> => {
  const [expected, actual] = [new Map(Object.entries(wanted)), new Map(Object.entries(shown))]
  const parts = [...new Set([...expected.keys(), ...actual.keys()])].toSorted()
  return parts.flatMap((part): ReadonlyArray<Difference> => {
    const [one, other] = [expected.get(part), actual.get(part)]
    if (one === other) return []
    if (one === undefined) return [{ part, kind: "extra", expected: "", actual: other ?? "" }]
    return other === undefined
      ? [{ part, kind: "missing", expected: one, actual: "" }]
      : [{ part, kind: "other", expected: one, actual: other }]
  })
}
