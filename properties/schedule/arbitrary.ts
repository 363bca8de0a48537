/**
 * Schedules as a fast-check arbitrary: for property tests in any test runner, with fast-check's own shrinking.
 *
 * The form is what makes it shrink well: one flat list of moves that name what they do, in which nothing refers to a
 * position. Values are named after the list is drawn, so removing a write leaves the others' names in order.
 */
import fc from "fast-check"
import type { Move } from "../../model/replication/move.ts"
import type { Family, Write } from "../../model/vocabulary/write.ts"
import { clockJumps, elementNames, keyNames, type Scope } from "../adversary/scope.ts"
import { renamed } from "../shrink/lower.ts"
import type { Fault } from "../subjects/subject.ts"
import type { Schedule } from "./schedule.ts"

/** A record as a literal would make it: with the usual prototype. */
const record = <Shape>(shape: { [Key in keyof Shape]: fc.Arbitrary<Shape[Key]> }): fc.Arbitrary<Shape> =>
  fc.record(shape, { noNullPrototype: true })

interface Weighted {
  readonly weight: number
  readonly arbitrary: fc.Arbitrary<Move>
}

/** Writes of a family; within it a write shrinks to the simplest kind, on the same object. */
const writesOf = (family: Family, keys: number): fc.Arbitrary<Write> => {
  const key = fc.constantFrom(...keyNames.slice(0, keys))
  const element = fc.constantFrom(...elementNames)
  const value = "v"
  switch (family) {
    case "row": {
      const kind = fc.constantFrom("put" as const, "delete" as const)
      return fc.tuple(kind, key).map(([kind, key]) => (kind === "put" ? { kind, key, value } : { kind, key }))
    }
    case "register":
      return key.map((key) => ({ kind: "assign", key, value }))
    case "counter":
      return record({ kind: fc.constant("increment" as const), key, by: fc.constantFrom(1, 2, -1) })
    case "set":
      return record({ kind: fc.constantFrom("add" as const, "remove" as const), key, element })
  }
}

/** How many kinds of writes there are in each family: each kind is drawn as often as any other. */
const kindsOf: Readonly<Record<Family, number>> = { row: 2, register: 1, counter: 1, set: 2 }

const movesOf = (scope: Scope): ReadonlyArray<Weighted> => {
  const leader = fc.nat({ max: scope.leaders - 1 })
  const link = fc.constantFrom(...scope.links)
  const on = (fault: Fault, ...moves: ReadonlyArray<Weighted>) => (scope.faults.includes(fault) ? moves : [])
  const after = scope.faults.includes("ties") ? fc.constantFrom(1, 0) : fc.constant(1)
  const write = fc.oneof(
    { withCrossShrink: true },
    ...scope.families.map((family) => ({ weight: kindsOf[family], arbitrary: writesOf(family, scope.keys) })),
  )
  const connection = (weight: number, kind: "lose" | "cut" | "mend" | "reconnect"): Weighted => ({
    weight,
    arbitrary: link.map(({ from, to }): Move => ({ kind, from, to })),
  })
  const machine = (weight: number, kind: "crash" | "restart" | "vacuum"): Weighted => ({
    weight,
    arbitrary: leader.map((at): Move => ({ kind, at })),
  })
  const deliver = (ahead: fc.Arbitrary<number>) =>
    fc.tuple(link, ahead).map(([{ from, to }, count]): Move => ({ kind: "deliver", from, to, ahead: count }))
  const duplicate = fc
    .tuple(link, fc.nat({ max: 2 }))
    .map(([{ from, to }, back]): Move => ({ kind: "duplicate", from, to, back }))
  return [
    { weight: 5, arbitrary: record({ kind: fc.constant("write" as const), at: leader, after, write }) },
    { weight: 8, arbitrary: deliver(fc.constant(0)) },
    ...on("loss", connection(1, "lose"), connection(1, "reconnect")),
    ...on("duplication", { weight: 1, arbitrary: duplicate }),
    ...on("reordering", { weight: 2, arbitrary: deliver(fc.constantFrom(1, 2)) }),
    ...on("partition", connection(1, "cut"), connection(2, "mend")),
    ...on("crash", machine(1, "crash"), machine(2, "restart")),
    ...on("skew", {
      weight: 1,
      arbitrary: record({
        kind: fc.constant("clock" as const),
        at: leader,
        by: fc.constantFrom(...clockJumps),
      }),
    }),
    ...on("vacuum", machine(1, "vacuum")),
  ]
}

/** Schedules within a scope, of up to `scope.moves` moves. */
export const schedules = (scope: Scope): fc.Arbitrary<Schedule> =>
  fc
    .array(fc.oneof(...movesOf(scope)), { maxLength: scope.moves, size: "max" })
    .map((moves) => ({ leaders: scope.leaders, moves: renamed(moves) }))
