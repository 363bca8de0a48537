import { describe, expect, test } from "vitest"
import type { Change, Dot, Operation } from "./change.ts"
import * as Objects from "./objects.ts"
import { after } from "./testing/executions.ts"

const change = (
  [leader, sequence]: readonly [number, number],
  dependencies: ReadonlyArray<number>,
  operation: Operation,
): Change => ({ dot: { leader, sequence }, dependencies, stamp: { wall: 1, logical: 0, leader }, operation })

const write = (field: string, value: string, observed: ReadonlyArray<Dot> = []): Operation => ({
  _tag: "Field",
  key: "k",
  field,
  value,
  observed,
})
const remove = (field: string, observed: ReadonlyArray<Dot>): Operation => ({
  _tag: "Unfield",
  key: "k",
  field,
  observed,
})

const shows = (...changes: ReadonlyArray<Change>) => Objects.read(after(...changes).objects, "map", "k")

describe("a map", () => {
  const first = change([0, 1], [0, 0], write("f", "old"))

  test("shows every field with the values that were written at once, both sorted", () => {
    const one = change([0, 2], [1, 0], write("f", "z", [first.dot]))
    const other = change([1, 1], [1, 0], write("f", "a", [first.dot]))
    const apart = change([1, 2], [1, 1], write("e", "v"))
    expect(JSON.stringify(shows(first, one, other, apart))).toBe(`{"e":["v"],"f":["a","z"]}`)
    expect(shows(first, other, apart, one)).toEqual({ e: ["v"], f: ["a", "z"] })
  })

  test("keeps what was written to a field while another leader removed it, and that alone", () => {
    const removal = change([0, 2], [1, 0], remove("f", [first.dot]))
    const again = change([1, 1], [1, 0], write("f", "new", [first.dot]))
    expect(shows(first, removal)).toEqual({})
    expect(shows(first, removal, again)).toEqual({ f: ["new"] })
    expect(shows(first, again, removal)).toEqual({ f: ["new"] })
  })

  test("can have a field of any name", () => {
    const own = shows(change([0, 1], [0], write("__proto__", "v")))
    expect(Object.entries(own)).toEqual([["__proto__", ["v"]]])
  })
})
