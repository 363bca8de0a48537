import { describe, expect, test } from "vitest"
import type { Change, Operation } from "./change.ts"
import * as Objects from "./objects.ts"
import { after, rules } from "./testing/executions.ts"

const change = (
  [leader, sequence]: readonly [number, number],
  wall: number,
  dependencies: ReadonlyArray<number>,
  operation: Operation,
): Change => ({ dot: { leader, sequence }, dependencies, stamp: { wall, logical: 0, leader }, operation })

/** The operation of a set whose origin had no other columns, or these. */
const set = (
  key: string,
  columns: Readonly<Record<string, string>>,
  others: Readonly<Record<string, string>> = {},
): Operation => ({ _tag: "Set", key, columns, row: { ...others, ...columns } })
const erase = (key: string): Operation => ({ _tag: "Erase", key })

const inAnyOrder = (key: string, first: Change, ...concurrent: readonly [Change, Change]) => {
  const [one, other] = concurrent
  const orders = [after(first, one, other), after(first, other, one)]
  return {
    shows: orders.map(({ objects }) => Objects.read(objects, "record", key)),
    conflicts: orders.map(({ performed }) => performed.flatMap(({ conflict }) => conflict ?? [])),
  }
}

const twice = <A>(value: A): ReadonlyArray<A> => [value, value]

describe("a record outside of tables", () => {
  const first = change([0, 1], 1, [0, 0], set("k", { a: "1", b: "1" }))

  test("goes as a whole to the write stamped later, with the other columns as its origin saw them", () => {
    const one = change([0, 2], 2, [1, 0], set("k", { a: "2" }, { b: "1" }))
    const other = change([1, 1], 3, [1, 0], set("k", { b: "3" }, { a: "1" }))
    const { shows, conflicts } = inAnyOrder("k", first, one, other)
    expect(shows).toEqual(twice({ a: "1", b: "3" }))
    expect(conflicts).toMatchObject([
      [{ family: "record", local: one.dot, remote: other.dot, kept: "remote" }],
      [{ family: "record", local: other.dot, remote: one.dot, kept: "local" }],
    ])
  })

  test("stays erased when a set that the erasure overrode arrives late", () => {
    const { shows } = inAnyOrder(
      "k",
      first,
      change([0, 2], 3, [1, 0], erase("k")),
      change([1, 1], 2, [1, 0], set("k", { a: "2" }, { b: "1" })),
    )
    expect(shows).toEqual(twice(null))
  })
})

describe("a record that merges by columns", () => {
  const key = "columns/k"
  const first = change([0, 1], 1, [0, 0], set(key, { a: "1", b: "1" }))

  test("has each column from the write of it that is stamped later, without a conflict where they are others", () => {
    const { shows, conflicts } = inAnyOrder(
      key,
      first,
      change([0, 2], 2, [1, 0], set(key, { a: "2" }, { b: "1" })),
      change([1, 1], 3, [1, 0], set(key, { b: "3" }, { a: "1" })),
    )
    expect(shows).toEqual(twice({ a: "2", b: "3" }))
    expect(conflicts).toEqual(twice([]))
  })

  test("has a conflict where one column was written twice at once, and keeps the later", () => {
    const one = change([0, 2], 2, [1, 0], set(key, { a: "2" }, { b: "1" }))
    const other = change([1, 1], 3, [1, 0], set(key, { a: "3", b: "3" }))
    const { shows, conflicts } = inAnyOrder(key, first, one, other)
    expect(shows).toEqual(twice({ a: "3", b: "3" }))
    expect(conflicts).toMatchObject([
      [{ local: one.dot, remote: other.dot, kept: "remote" }],
      [{ local: other.dot, remote: one.dot, kept: "local" }],
    ])
  })

  test("comes back with a column alone that was set later than an erasure it did not know of", () => {
    const { shows, conflicts } = inAnyOrder(
      key,
      first,
      change([0, 2], 2, [1, 0], erase(key)),
      change([1, 1], 3, [1, 0], set(key, { b: "3" }, { a: "1" })),
    )
    expect(shows).toEqual(twice({ b: "3" }))
    expect(conflicts).toMatchObject([[{ kept: "remote" }], [{ kept: "local" }]])
  })

  test("loses a column that was set before the erasure, and stays away", () => {
    const { shows } = inAnyOrder(
      key,
      first,
      change([0, 2], 3, [1, 0], erase(key)),
      change([1, 1], 2, [1, 0], set(key, { b: "2" }, { a: "1" })),
    )
    expect(shows).toEqual(twice(null))
  })

  test("reports every version that a change met and did not know of", () => {
    const { performed } = after(
      change([0, 1], 1, [0, 0, 0], set(key, { a: "1" })),
      change([1, 1], 2, [0, 0, 0], set(key, { b: "2" })),
      change([2, 1], 3, [0, 0, 0], set(key, { a: "3", b: "3" })),
    )
    expect(performed.at(-1)).toMatchObject({
      conflict: { local: { leader: 0, sequence: 1 }, kept: "remote" },
      further: [{ local: { leader: 1, sequence: 1 }, kept: "remote" }],
    })
  })
})

describe("a write to a record", () => {
  test("carries the columns that it sets, and the whole record as it then is where it was made", () => {
    const { objects } = after(change([0, 1], 1, [0], set("k", { a: "1", b: "1" })))
    expect(Objects.prepare(objects, { _tag: "Set", key: "k", columns: { b: "2" } }, rules)).toEqual({
      _tag: "Set",
      key: "k",
      columns: { b: "2" },
      row: { a: "1", b: "2" },
    })
  })
})
