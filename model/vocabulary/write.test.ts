import { expect, it } from "vitest"
import { blank, families, familyOf, shownIn, under, type View, type Write } from "./write.ts"

const oneOfEach: ReadonlyArray<Write> = [
  { kind: "put", key: "k", value: "a" },
  { kind: "delete", key: "k" },
  { kind: "assign", key: "k", value: "a" },
  { kind: "increment", key: "k", by: 1 },
  { kind: "add", key: "k", element: "e" },
  { kind: "remove", key: "k", element: "e" },
]

const nothing: View = { row: {}, register: {}, counter: {}, set: {} }

it("every write is for one family", () => {
  expect(oneOfEach.map(familyOf)).toEqual(["row", "row", "register", "counter", "set", "set"])
})

it("an object that nobody wrote shows no row, no siblings, 0 and no elements", () => {
  expect(families.map(blank)).toEqual([null, [], 0, []])
  expect(families.map((family) => shownIn(nothing, family, "k"))).toEqual([null, [], 0, []])
})

it("a view shows what it holds under the key, and only in that family", () => {
  const view: View = { ...nothing, row: { k: "a" } }
  expect(families.map((family) => shownIn(view, family, "k"))).toEqual(["a", [], 0, []])
})

it("a key is any text, also the name of what every object inherits", () => {
  expect(under({}, "constructor")).toBeUndefined()
  expect(shownIn(nothing, "counter", "toString")).toBe(0)
  expect(shownIn(nothing, "row", "__proto__")).toBeNull()
})
