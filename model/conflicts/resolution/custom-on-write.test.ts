import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { RowChange } from "../../objects/row.ts"
import type { Design } from "../../replication/design.ts"
import type { Move } from "../../replication/move.ts"
import {
  referenceCustom,
  referenceFirstWrite,
  referenceHighestLeader,
} from "../../systems/reference-rules.ts"
import { calm } from "../../testing/arbitraries.ts"
import { A, B, C, del, deliver, drained, played, put, rows } from "../../testing/moves.ts"
import { at } from "../../testing/stamps.ts"
import { local, update } from "../../testing/updates.ts"
import type { Content } from "../../vocabulary/change.ts"
import { greaterValue } from "./custom-on-write.ts"

const ends = (design: Design, moves: ReadonlyArray<Move>) =>
  rows(drained(design, played(design, 3, moves).cluster).cluster, "k")

it("of two concurrent writes the greater value is kept everywhere; a write replaces what it had seen", () => {
  expect(ends(referenceCustom, [put(A, "k", "b"), put(B, "k", "a")])).toEqual(["b", "b", "b"])
  expect(ends(referenceCustom, [put(A, "k", "b"), deliver(A, B), put(B, "k", "a")])).toEqual(["a", "a", "a"])
})

it("while writes only rise, leaders agree in the end", () => {
  const write = fc.nat(2).map((at) => put(at, "k", ""))
  const law = fc.property(calm(3, write), (moves) => {
    const values = moves.map((move, index): Move =>
      move.kind === "write" ? put(move.at, "k", String(1000 + index)) : move,
    )
    expect(new Set(ends(referenceCustom, values)).size).toBe(1)
  })
  fc.assert(law, { seed: 9, numRuns: 500 })
})

describe("a rule that is asked of concurrent writes only goes in a circle", () => {
  it("through a write that ranks below the one it replaced, and one concurrent with both: the greater value", () => {
    // C's c is replaced by A's a, which had seen it; B's b wins over a and loses to c.
    const circle = [put(C, "k", "c"), deliver(C, A), put(A, "k", "a"), put(B, "k", "b")]
    const order = [deliver(C, B), deliver(A, B), deliver(B, C), deliver(A, C)]
    expect(ends(referenceCustom, [...circle, ...order])).toEqual(["b", "a", "a"])
  })

  it("through a delete: two leaders are enough", () => {
    const { cluster } = played(referenceCustom, 2, [put(B, "k", "b"), del(B, "k"), put(A, "k", "a")])
    expect(rows(drained(referenceCustom, cluster).cluster, "k")).toEqual([null, "a"])
  })

  it("the highest leader: A replaces what C wrote, and B is between them", () => {
    const circle = [put(C, "k", "c"), deliver(C, A), put(A, "k", "a"), put(B, "k", "b")]
    expect(new Set(ends(referenceHighestLeader, circle)).size).toBe(2)
  })

  it("the first write: every write is later than the one it replaced", () => {
    const circle = [put(C, "k", "c"), put(B, "k", "b"), deliver(C, A), put(A, "k", "a")]
    expect(new Set(ends(referenceFirstWrite, circle)).size).toBe(2)
  })
})

describe("the greater value", () => {
  /** A write of leader B. */
  const writing = (value: Content): RowChange => {
    const change = update(local)
    return { ...change, operation: { ...change.operation, value } }
  }
  const holding = (value: Content, leader = 0) => ({
    ...local,
    kind: "row" as const,
    value,
    stamp: at(9, leader),
  })
  const record = (a: string, b: string): Content => ({
    b: { value: b, stamp: at(1, 0) },
    a: { value: a, stamp: at(1, 0) },
  })

  it("of two that are alike is that of the higher leader", () => {
    expect(greaterValue(writing("v"), holding("v", 0))).toBe(true)
    expect(greaterValue(writing("v"), holding("v", 1))).toBe(false)
    expect(greaterValue(writing("v"), holding("v", 2))).toBe(false)
  })

  it("of two records is found column by column, in alphabetical order", () => {
    expect(greaterValue(writing(record("2", "1")), holding(record("1", "2")))).toBe(true)
    expect(greaterValue(writing(record("1", "2")), holding(record("2", "1")))).toBe(false)
    expect(greaterValue(writing(record("1", "2")), holding(record("1", "1"), 2))).toBe(true)
  })

  it("is greater than a delete, and a delete than none", () => {
    const { dot, stamp, revision } = local
    const deleted = { kind: "tombstone", dot, stamp, revision } as const
    expect(greaterValue(writing("A"), deleted)).toBe(true)
    const change = writing("")
    const deleting: RowChange = { ...change, operation: { ...change.operation, kind: "delete" } }
    expect(greaterValue(deleting, holding("A"))).toBe(false)
    expect(greaterValue(deleting, deleted)).toBe(true)
  })

  it("is reported at either leader as a conflict of two concurrent writes", () => {
    const { happened } = drained(
      referenceCustom,
      played(referenceCustom, 2, [put(A, "k", "b"), put(B, "k", "a")]).cluster,
    )
    const conflicts = happened.flatMap((one) =>
      one.kind === "applied" && one.conflict !== null ? [one.conflict] : [],
    )
    expect(conflicts.map(({ name, kept }) => [name, kept])).toEqual([
      ["concurrent_writes", "remote"],
      ["concurrent_writes", "local"],
    ])
  })
})
