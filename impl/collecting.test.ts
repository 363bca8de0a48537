import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Change, Operation } from "./change.ts"
import { collect } from "./collecting.ts"
import * as Objects from "./objects.ts"
import { after, executions, rules } from "./testing/executions.ts"
import { families } from "./write.ts"

const change = (sequence: number, operation: Operation): Change => ({
  dot: { leader: 0, sequence },
  dependencies: [sequence - 1],
  stamp: { wall: sequence, logical: 0, leader: 0 },
  operation,
})

const everyDot = () => true

describe("a delete that is stable", () => {
  test("is forgotten, and all that is known of its object with it", () => {
    const { objects } = after(
      change(1, { _tag: "Insert", key: "k", value: "v" }),
      change(2, { _tag: "Delete", key: "k" }),
      change(3, { _tag: "Set", key: "k", columns: { a: "1" }, row: { a: "1" } }),
      change(4, { _tag: "Erase", key: "k" }),
    )
    expect(collect(objects, everyDot)).toEqual([
      { family: "row", key: "k" },
      { family: "record", key: "k" },
    ])
    expect(objects).toEqual(Objects.none())
    expect(collect(objects, everyDot)).toEqual([])
  })

  test("is forgotten where the record has come back, which stays", () => {
    const key = "columns/k"
    const { objects } = after(
      change(1, { _tag: "Set", key, columns: { a: "1" }, row: { a: "1" } }),
      change(2, { _tag: "Erase", key }),
      change(3, { _tag: "Set", key, columns: { b: "3" }, row: { b: "3" } }),
    )
    expect(objects.held.record.get(key)?.erased).not.toBe(null)
    expect(collect(objects, everyDot)).toEqual([{ family: "record", key }])
    expect(objects.held.record.get(key)?.erased).toBe(null)
    expect(Objects.read(objects, "record", key)).toEqual({ b: "3" })
  })

  test("changes nothing that a read shows when it is forgotten, nor what is not deleted", () => {
    fc.assert(
      fc.property(executions, fc.nat(10), (changes, most) => {
        const { objects } = after(...changes)
        const before = after(...changes).objects
        collect(objects, ({ sequence }) => sequence <= most)
        for (const family of families)
          for (const key of before.held[family].keys())
            expect(Objects.read(objects, family, key)).toEqual(Objects.read(before, family, key))
      }),
    )
  })
})

test("a delete that is not stable is remembered, so that an older write which arrives late does not win", () => {
  const { objects } = after(change(2, { _tag: "Delete", key: "k" }))
  expect(collect(objects, ({ sequence }) => sequence < 2)).toEqual([])
  Objects.perform(objects, change(1, { _tag: "Insert", key: "k", value: "late" }), rules)
  expect(Objects.read(objects, "row", "k")).toBe(null)
})
