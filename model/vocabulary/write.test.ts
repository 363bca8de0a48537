import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  blank,
  everyKey,
  families,
  familyOf,
  generatedKey,
  inKeyOrder,
  inOrder,
  isList,
  nothingShown,
  shownIn,
  under,
  type View,
  withEntry,
  type Write,
} from "./write.ts"

const oneOfEach: ReadonlyArray<Write> = [
  { kind: "put", key: "k", value: "a" },
  { kind: "delete", key: "k" },
  { kind: "assign", key: "k", value: "a" },
  { kind: "increment", key: "k", by: 1 },
  { kind: "add", key: "k", element: "e" },
  { kind: "remove", key: "k", element: "e" },
  { kind: "set", key: "k", column: "a", value: "a" },
  { kind: "erase", key: "k" },
  { kind: "adjust", key: "k", times: 2, plus: 1 },
  { kind: "generate", key: generatedKey, value: "a" },
  { kind: "set-both", key: "k", other: "l", value: "a" },
  { kind: "truncate", key: everyKey },
]

it("every write is for one family", () => {
  expect(oneOfEach.map(familyOf)).toEqual([
    "row",
    "row",
    "register",
    "counter",
    "set",
    "set",
    ...Array.from({ length: 6 }, () => "record"),
  ])
})

it("an object that nobody wrote shows no row, no siblings, 0, no elements and no record", () => {
  expect(families.map(blank)).toEqual([null, [], 0, [], null])
  expect(families.map((family) => shownIn(nothingShown, family, "k"))).toEqual([null, [], 0, [], null])
})

it("a view shows what it holds under the key, and only in that family", () => {
  const view: View = { ...nothingShown, row: { k: "a" } }
  expect(families.map((family) => shownIn(view, family, "k"))).toEqual(["a", [], 0, [], null])
})

it("a key is any text, also the name of what every object inherits", () => {
  expect(under({}, "constructor")).toBeUndefined()
  expect(shownIn(nothingShown, "counter", "toString")).toBe(0)
  expect(shownIn(nothingShown, "row", "__proto__")).toBeNull()
})

it("siblings and elements are a list; a value, a total, columns and nothing are none", () => {
  expect([[], ["a"], "a", 0, null, { a: "1" }].map(isList)).toEqual([true, true, false, false, false, false])
})

describe("a record with an entry", () => {
  const names = ["k", "l", "__proto__", "constructor", "toString"]

  it("holds it under its key, whatever that is called, and all else as before", () => {
    const name = fc.constantFrom(...names)
    const law = fc.property(fc.array(fc.tuple(name, fc.nat())), (entries) => {
      let record: Readonly<Record<string, number>> = {}
      const expected = new Map<string, number>()
      for (const [key, held] of entries) {
        record = withEntry(record, key, held)
        expected.set(key, held)
      }
      expect(Object.entries(record)).toEqual([...expected])
      expect(names.map((key) => under(record, key))).toEqual(names.map((key) => expected.get(key)))
      expect(Object.getPrototypeOf(record)).toBe(Object.prototype)
    })
    fc.assert(law, { seed: 70, numRuns: 300, examples: [[[["__proto__", 1]]]] })
  })

  it("is another record: the one it was made from stays, and so does what is made from either", () => {
    for (const key of names) {
      const one = withEntry<string>({}, key, "a")
      const other = withEntry(one, key, "b")
      expect([under(one, key), under(other, key)]).toEqual(["a", "b"])
      expect(withEntry(other, "z", "c")).toEqual(withEntry(withEntry<string>({}, key, "b"), "z", "c"))
    }
  })
})

it("texts are put in the order of the built-in sort, however many, and the list that was given stays as it was", () => {
  // Beyond 8 they are sorted in another way.
  const texts = fc.array(fc.string({ maxLength: 2 }), { maxLength: 12, size: "max" })
  const law = fc.property(texts, (given) => {
    const before = [...given]
    expect(inOrder(given)).toEqual([...given].toSorted())
    expect(given).toEqual(before)
  })
  fc.assert(law, { seed: 71, numRuns: 1000 })
})

it("a record in the order of its keys holds what is read of each entry, whatever it is called", () => {
  const record = withEntry(withEntry<number>({ z: 1, b: 2 }, "__proto__", 3), "constructor", 4)
  const read = inKeyOrder(record, (held) => held * 10)
  expect(Object.entries(read)).toEqual([
    ["__proto__", 30],
    ["b", 20],
    ["constructor", 40],
    ["z", 10],
  ])
})
