import fc from "fast-check"
import { Exit, Schema } from "effect"
import { describe, expect, test } from "vitest"
import { byDot, type Change, ChangeText, type Dot, sameDot } from "./change.ts"

const dot: fc.Arbitrary<Dot> = fc.record({ leader: fc.nat(25), sequence: fc.integer({ min: 1 }) })
const key = fc.string()
const element = { key, element: fc.string(), observed: fc.array(dot) }
const field = { field: fc.string(), observed: fc.array(dot) }
const columns = fc.dictionary(fc.oneof(fc.string(), fc.constant("__proto__")), fc.string(), {
  noNullPrototype: true,
})
const change: fc.Arbitrary<Change> = fc.record({
  dot,
  dependencies: fc.array(fc.nat()),
  stamp: fc.record({ wall: fc.maxSafeInteger(), logical: fc.nat(), leader: fc.nat(25) }),
  operation: fc.oneof(
    fc.record({ _tag: fc.constantFrom("Insert" as const, "Update" as const), key, value: fc.string() }),
    fc.record({ _tag: fc.constant("Delete" as const), key }),
    fc.record(
      { _tag: fc.constant("Assign" as const), key, value: fc.string(), seen: fc.array(fc.nat()) },
      { requiredKeys: ["_tag", "key", "value"] },
    ),
    fc.record({ _tag: fc.constant("Increment" as const), key, by: fc.maxSafeInteger() }),
    fc.record({ _tag: fc.constantFrom("Add" as const, "Remove" as const), ...element }),
    fc.record({ _tag: fc.constant("Set" as const), key, columns, row: columns }),
    fc.record({ _tag: fc.constant("Erase" as const), key }),
    fc.record({ _tag: fc.constant("Field" as const), key, ...field, value: fc.string() }),
    fc.record({ _tag: fc.constant("Unfield" as const), key, ...field }),
  ),
})

const encode = Schema.encodeSync(ChangeText)
const decode = Schema.decodeUnknownExit(ChangeText)

describe("a change as text", () => {
  test("reads back as it was", () => {
    fc.assert(
      fc.property(change, (made) => {
        expect(decode(encode(made))).toEqual(Exit.succeed(made))
      }),
    )
  })

  test("is plain JSON, so that it can be read without this program", () => {
    const made: Change = {
      dot: { leader: 1, sequence: 2 },
      dependencies: [3, 1],
      stamp: { wall: 7, logical: 0, leader: 1 },
      operation: { _tag: "Add", key: "k", element: "e", observed: [{ leader: 0, sequence: 3 }] },
    }
    expect(encode(made)).toBe(
      `{"dot":{"leader":1,"sequence":2},"dependencies":[3,1],"stamp":{"wall":7,"logical":0,"leader":1},` +
        `"operation":{"_tag":"Add","key":"k","element":"e","observed":[{"leader":0,"sequence":3}]}}`,
    )
  })

  test("is refused without a dot, with a sequence of 0, a fraction, or an operation that nobody knows", () => {
    const good = {
      dot: { leader: 0, sequence: 1 },
      dependencies: [0],
      stamp: { wall: 1, logical: 0, leader: 0 },
      operation: { _tag: "Increment", key: "k", by: 1 },
    }
    const damaged = [
      { ...good, dot: undefined },
      { ...good, dot: { leader: 0, sequence: 0 } },
      { ...good, operation: { _tag: "Increment", key: "k", by: 0.5 } },
      { ...good, operation: { _tag: "Truncate", key: "k" } },
    ]
    expect(Exit.isSuccess(decode(JSON.stringify(good)))).toBe(true)
    for (const one of damaged) expect(Exit.isFailure(decode(JSON.stringify(one)))).toBe(true)
  })
})

test("dots are listed by leader and then by sequence, and only equal dots are the same", () => {
  const dots = [
    [1, 1],
    [0, 10],
    [0, 9],
  ].map(([leader = 0, sequence = 1]) => ({ dot: { leader, sequence } }))
  expect(dots.toSorted(byDot).map((each) => [each.dot.leader, each.dot.sequence])).toEqual([
    [0, 9],
    [0, 10],
    [1, 1],
  ])
  fc.assert(fc.property(dot, dot, (a, b) => sameDot(a, b) === (byDot({ dot: a }, { dot: b }) === 0)))
})
