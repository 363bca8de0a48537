import { expect, it } from "vitest"
import {
  blank,
  everyKey,
  families,
  familyOf,
  generatedKey,
  nothingShown,
  shownIn,
  under,
  type View,
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
