import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { homeOf } from "../replication/deciding.ts"
import { view } from "../replication/view.ts"
import { schedule } from "../testing/arbitraries.ts"
import {
  A,
  ask,
  B,
  C,
  cut,
  deliver,
  drained,
  healed,
  mend,
  played,
  put,
  rows,
  shownEverywhere,
} from "../testing/moves.ts"
import {
  referenceColumns,
  referenceDelta,
  referenceGraph,
  referenceHome,
  referenceMerging,
  referenceSiblings,
  referenceTree,
} from "./reference-rules.ts"

const conflicts = ({ happened }: ReturnType<typeof played>) =>
  happened.filter((one) => one.kind === "applied" && one.conflict !== null).length

describe("conflict avoidance", () => {
  it("has no conflict while the home of a key is there for all", () => {
    const moves = [put(A, "y", "a"), put(B, "y", "b"), put(C, "y", "c")]
    const { cluster } = played(referenceHome, 3, moves)
    const end = drained(referenceHome, cluster)
    expect(homeOf("y", 3)).toBe(B)
    expect(conflicts(end)).toBe(0)
    expect(rows(end.cluster, "y")).toEqual(["c", "c", "c"])
  })

  it("has one once the home has moved for some and not for others, and loses what was written at one of them", () => {
    const apart = [cut(A, B), cut(C, B), put(B, "y", "at the home"), put(A, "y", "at its stand-in")]
    const { cluster } = played(referenceHome, 3, [...apart, mend(A, B), mend(C, B)])
    const end = drained(referenceHome, cluster)
    expect(conflicts(end)).toBeGreaterThan(0)
    expect(new Set(rows(end.cluster, "y"))).toEqual(new Set(["at its stand-in"]))
  })
})

it("a graph lets a change come by two ways, of which the second is known", () => {
  const moves = [put(B, "k", "b"), deliver(B, A), deliver(B, C), deliver(C, A)]
  const { happened } = played(referenceGraph, 3, moves)
  expect(happened.map(({ kind }) => kind)).toEqual(["wrote", "applied", "applied", "ignored"])
})

it.each([referenceTree, referenceGraph, referenceHome, referenceMerging, referenceSiblings])(
  "$name agrees in the end, along any schedule",
  (design) => {
    const law = fc.property(schedule(4, ["row"], 40), (moves) => {
      const { cluster } = healed(design, played(design, 4, moves).cluster)
      const [first, ...others] = cluster.leaders.map(({ objects }) => view(objects).row)
      for (const shown of others) expect(shown).toEqual(first)
    })
    fc.assert(law, { seed: 12, numRuns: 400 })
  },
)

it("column by column it agrees in the end on records, too", () => {
  const law = fc.property(schedule(3, ["record"]), (moves) => {
    const { cluster } = healed(referenceColumns, played(referenceColumns, 3, moves).cluster)
    const [first, ...others] = cluster.leaders.map(({ objects }) => view(objects).record)
    for (const shown of others) expect(shown).toEqual(first)
  })
  fc.assert(law, { seed: 13, numRuns: 1000 })
})

describe("two clients, neither knowing of the other", () => {
  const set = (at: number, column: string, value: string) => ask(at, { kind: "set", key: "k", column, value })
  const add = (at: number, plus: number) => ask(at, { kind: "adjust", key: "k", times: 1, plus })
  const records = (design: typeof referenceDelta, moves: Parameters<typeof played>[2]) =>
    shownEverywhere(drained(design, played(design, 2, moves).cluster).cluster, "record", "k")

  it("set two columns, and both stay", () => {
    const both = [set(A, "a", "1"), deliver(A, B), set(A, "a", "2"), set(B, "b", "3")]
    expect(records(referenceColumns, both)).toEqual([
      { a: "2", b: "3" },
      { a: "2", b: "3" },
    ])
  })

  it("add to one amount, and both count", () => {
    const both = [set(A, "amount", "10"), deliver(A, B), add(A, 1), add(B, 2)]
    expect(records(referenceDelta, both)).toEqual([{ amount: "13" }, { amount: "13" }])
  })

  it("A28: set one amount to 0, and both differences count", () => {
    const reset = [set(A, "amount", "10"), deliver(A, B), set(A, "amount", "0"), set(B, "amount", "0")]
    expect(records(referenceDelta, reset)).toEqual([{ amount: "-10" }, { amount: "-10" }])
  })
})
