/**
 * Schedules as a fast-check arbitrary: for property tests in any test runner, with fast-check's own shrinking.
 *
 * The form is what makes it shrink well: one flat list of moves that name what they do, in which nothing refers to a
 * position. Values are named after the list is drawn, so removing a write leaves the others' names in order. Whether a
 * schedule is of tables, and of which of their features, is drawn beside the list and put in afterwards: shrinking either
 * leaves the other as it is.
 */
import fc from "fast-check"
import type { Move } from "../../model/replication/move.ts"
import type { Family, Write } from "../../model/vocabulary/write.ts"
import { drawnWrites, type Feature, features } from "../adversary/record-writes.ts"
import { clockJumps, elementNames, keyNames, type Scope } from "../adversary/scope.ts"
import { renamed } from "../shrink/lower.ts"
import type { Fault } from "../subjects/subject.ts"
import type { Schedule } from "./schedule.ts"

/** A record as a literal would make it: with the usual prototype. */
const record = <Shape>(shape: { [Key in keyof Shape]: fc.Arbitrary<Shape[Key]> }): fc.Arbitrary<Shape> =>
  fc.record(shape, { noNullPrototype: true })

/** What is drawn for a schedule as a whole. */
interface Draw {
  /** `true` when all writes are to records: what can break there takes several writes that meet. */
  readonly tables: boolean
  readonly features: ReadonlyArray<Feature>
}

/** Something that the draw for the whole schedule decides. */
type Drawn<Value> = (draw: Draw) => Value

interface Weighted {
  readonly weight: number
  readonly arbitrary: fc.Arbitrary<Drawn<Move>>
}

/** What the draw for the whole schedule does not decide. */
const plain = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Drawn<Value>> =>
  arbitrary.map((value) => () => value)

/** Writes of a family; within it a write shrinks to the simplest kind, on the same object. */
const writesOf = (family: Exclude<Family, "record">, keys: number): fc.Arbitrary<Write> => {
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

/** Writes to records, of the features that are drawn. */
const tableWrites = (keys: number): fc.Arbitrary<Drawn<Write>> => {
  const key = fc.constantFrom(...keyNames.slice(0, keys))
  return fc.tuple(key, key, fc.nat({ max: 11 })).map(([one, other, pick]) => ({ features }) => {
    const writes = features.flatMap((feature) => drawnWrites(feature, one, other, 1))
    return writes[pick % writes.length] ?? { kind: "erase", key: one }
  })
}

/** How many kinds of writes there are in each family: each kind is drawn as often as any other. */
const kindsOf = { row: 2, register: 1, counter: 1, set: 2 } as const

/** The families of a scope but for records; any where there is no other, of which no write is then made. */
const othersOf = ({ families }: Scope): ReadonlyArray<keyof typeof kindsOf> => {
  const others = families.filter((family) => family !== "record")
  return others.length === 0 ? ["row"] : others
}

const movesOf = (scope: Scope): ReadonlyArray<Weighted> => {
  const leader = fc.nat({ max: scope.leaders - 1 })
  const link = fc.constantFrom(...scope.links)
  const on = (fault: Fault, ...moves: ReadonlyArray<Weighted>) => (scope.faults.includes(fault) ? moves : [])
  const after = scope.faults.includes("ties") ? fc.constantFrom(1, 0) : fc.constant(1)
  const write = fc
    .tuple(
      fc.oneof(
        { withCrossShrink: true },
        ...othersOf(scope).map((family) => ({
          weight: kindsOf[family],
          arbitrary: writesOf(family, scope.keys),
        })),
      ),
      tableWrites(scope.keys),
    )
    .map(
      ([other, table]): Drawn<Write> =>
        (draw) =>
          draw.tables ? table(draw) : other,
    )
  const connection = (weight: number, kind: "lose" | "cut" | "mend" | "reconnect"): Weighted => ({
    weight,
    arbitrary: plain(link.map(({ from, to }): Move => ({ kind, from, to }))),
  })
  const machine = (weight: number, kind: "crash" | "restart" | "vacuum"): Weighted => ({
    weight,
    arbitrary: plain(leader.map((at): Move => ({ kind, at }))),
  })
  const deliver = (ahead: fc.Arbitrary<number>) =>
    fc.tuple(link, ahead).map(([{ from, to }, count]): Move => ({ kind: "deliver", from, to, ahead: count }))
  const duplicate = fc
    .tuple(link, fc.nat({ max: 2 }))
    .map(([{ from, to }, back]): Move => ({ kind: "duplicate", from, to, back }))
  return [
    {
      weight: 5,
      arbitrary: fc.tuple(leader, after, write).map(([at, after, write]): Drawn<Move> => (drawn) => ({
        kind: "write",
        at,
        after,
        write: write(drawn),
      })),
    },
    { weight: 8, arbitrary: plain(deliver(fc.constant(0))) },
    ...on("loss", connection(1, "lose"), connection(1, "reconnect")),
    ...on("duplication", { weight: 1, arbitrary: plain(duplicate) }),
    ...on("reordering", { weight: 2, arbitrary: plain(deliver(fc.constantFrom(1, 2))) }),
    ...on("partition", connection(1, "cut"), connection(2, "mend")),
    ...on("crash", machine(1, "crash"), machine(2, "restart")),
    ...on("skew", {
      weight: 1,
      arbitrary: plain(
        record({ kind: fc.constant("clock" as const), at: leader, by: fc.constantFrom(...clockJumps) }),
      ),
    }),
    ...on("vacuum", machine(1, "vacuum")),
  ]
}

/** What is drawn for a schedule as a whole: tables or other objects, and few features. */
const drawsOf = ({ families }: Scope): fc.Arbitrary<Draw> =>
  fc.record({
    tables: families.every((family) => family === "record")
      ? fc.constant(true)
      : families.includes("record")
        ? fc.boolean()
        : fc.constant(false),
    features: fc.subarray([...features], { minLength: 1, maxLength: 3 }),
  })

/** Schedules within a scope, of up to `scope.moves` moves. */
export const schedules = (scope: Scope): fc.Arbitrary<Schedule> =>
  fc
    .tuple(drawsOf(scope), fc.array(fc.oneof(...movesOf(scope)), { maxLength: scope.moves, size: "max" }))
    .map(([draw, moves]) => ({ leaders: scope.leaders, moves: renamed(moves.map((move) => move(draw))) }))
