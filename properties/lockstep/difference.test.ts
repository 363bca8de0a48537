import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { difference } from "./difference.ts"

const keys = ["x", "y", "0", "constructor", "__proto__"]

/** Plain data, with keys that every object has. */
const data = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, false, 0, 1, "", "a"),
    fc.array(tie("value"), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.constantFrom(...keys), tie("value")), { maxLength: 3 })
      .map((entries) => Object.fromEntries(entries)),
  ),
})).value

/** Data, and the same data again with something changed in it now and then. */
const twice = fc
  .tuple(data, data, fc.nat({ max: 5 }))
  .map(([one, other, at]) => [one, grafted(one, other, at)] as const)

/** The value with another in the place of one of its parts. */
const grafted = (value: unknown, part: unknown, at: number): unknown => {
  if (at === 0) return part
  if (Array.isArray(value))
    return value.map((item: unknown, index): unknown =>
      index === at % 3 ? grafted(item, part, at - 1) : item,
    )
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item], index) => [
      key,
      index === at % 2 ? grafted(item, part, at - 1) : item,
    ]),
  )
}

const entriesOf = (value: unknown): ReadonlyArray<readonly [string, unknown]> =>
  typeof value === "object" && value !== null ? Object.entries(value) : []

/** Every part of a value with its place, a whole before its parts, in the order in which they are written. */
const parts = (value: unknown, place = ""): ReadonlyArray<readonly [place: string, part: unknown]> => [
  [place, value],
  ...entriesOf(value).flatMap(([key, part]) => parts(part, place === "" ? key : `${place}.${key}`)),
]

const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== "object" || value === null)
    return value === undefined ? "nothing" : JSON.stringify(value)
  return `{${entriesOf(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${key}:${canonical(part)}`)
    .join()}}`
}

const partAt = (value: unknown, place: string): unknown => parts(value).find(([at]) => at === place)?.[1]

describe("the difference of two values", () => {
  it("is none exactly where both are the same data", () => {
    const law = fc.property(twice, ([a, b]) => {
      expect(difference(a, b) === null).toBe(canonical(a) === canonical(b))
      expect(difference(a, JSON.parse(JSON.stringify(a)))).toBeNull()
    })
    fc.assert(law, { seed: 1, numRuns: 3000 })
  })

  it("is at a place where they do differ, with what is there, and all before it is the same", () => {
    let differing = 0
    const law = fc.property(twice, ([a, b]) => {
      const found = difference(a, b)
      if (found === null) return
      differing++
      const { place, expected, actual } = found
      const [here, there] = [partAt(a, place), partAt(b, place)]
      expect([expected, actual]).toEqual(
        [here, there].map((part) => (part === undefined ? "nothing" : JSON.stringify(part))),
      )
      expect(canonical(here)).not.toBe(canonical(there))
      const before = parts(a).map(([at]) => at)
      const first = before.indexOf(place)
      for (const at of before.slice(0, first === -1 ? 0 : first))
        if (!place.startsWith(at === "" ? at : `${at}.`))
          expect(canonical(partAt(b, at))).toBe(canonical(partAt(a, at)))
    })
    fc.assert(law, { seed: 2, numRuns: 3000 })
    expect(differing).toBeGreaterThan(500)
  })

  it.each<readonly [what: string, a: unknown, b: unknown, place: string, expected: string, actual: string]>([
    [
      "deep inside",
      { rows: { x: { stamp: { wall: 1 } } } },
      { rows: { x: { stamp: { wall: 2 } } } },
      "rows.x.stamp.wall",
      "1",
      "2",
    ],
    ["a row too many", { rows: {} }, { rows: { x: 1 } }, "rows.x", "nothing", "1"],
    ["a row too few", { rows: { x: 1 } }, { rows: {} }, "rows.x", "1", "nothing"],
    ["a list too long", [1], [1, 2], "1", "nothing", "2"],
    ["a list too short", [1, 2], [1], "1", "2", "nothing"],
    ["a list in another order", ["a", "b"], ["b", "a"], "0", '"a"', '"b"'],
    ["a list for an object", { x: [] }, { x: {} }, "x", "[]", "{}"],
    ["nothing at all", null, {}, "", "null", "{}"],
    ["a text for a number", 1, "1", "", "1", '"1"'],
    ["a key that every object has, too many", {}, { constructor: 1 }, "constructor", "nothing", "1"],
    ["a key that every object has, too few", { constructor: 1 }, {}, "constructor", "1", "nothing"],
  ])("%s", (_what, a, b, place, expected, actual) => {
    expect(difference(a, b)).toEqual({ place, expected, actual })
  })
})
