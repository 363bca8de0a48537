/**
 * The uniform adversary: each move drawn on its own, writes and deliveries more often than faults.
 *
 * Before a schedule it draws, swarm-wise, which faults, families of objects and features of tables exist in it at all: a run
 * without loss reaches other places than a run with it.
 * Source: Groce, Zhang, Eide, Chen, Regehr, "Swarm Testing" (ISSTA 2012).
 */
import type { Move } from "../../model/replication/move.ts"
import type { Family, Write } from "../../model/vocabulary/write.ts"
import type { Schedule } from "../schedule/schedule.ts"
import type { Fault } from "../subjects/subject.ts"
import { type Random, seeded } from "./random.ts"
import { drawnWrites, type Feature, features } from "./record-writes.ts"
import { clockJumps, elementNames, keyNames, type Scope } from "./scope.ts"

/** What one schedule was drawn from. */
export interface Draw {
  readonly families: ReadonlyArray<Family>
  readonly faults: ReadonlyArray<Fault>
  /** Of tables, where it writes to records. */
  readonly features: ReadonlyArray<Feature>
}

/** The schedule that a seed makes within a scope. The seed is not needed again: the schedule is what is saved. */
export const uniformSchedule = (scope: Scope, seed: number): Schedule => uniformDrawn(scope, seed).schedule

/** The same, with what was drawn before its first move. */
export const uniformDrawn = (
  scope: Scope,
  seed: number,
): { readonly schedule: Schedule; readonly draw: Draw } => {
  const random = seeded(seed)
  const draw = drawSwarm(scope, random)
  const makers = makersOf(scope, draw)
  const moves: Array<Move> = []
  for (let index = 0; index < scope.moves; index++) moves.push(random.pick(makers)(random, index))
  return { schedule: { leaders: scope.leaders, moves }, draw }
}

/**
 * Which faults, families and features a schedule is drawn from. Where a subject has tables and other objects, half of its
 * schedules write to tables alone, and with one to three features: what can break there takes several writes that meet.
 */
const drawSwarm = (scope: Scope, random: Random): Draw => {
  const faults = random.some(scope.faults)
  const others = scope.families.filter((family) => family !== "record")
  const tables = others.length < scope.families.length && (others.length === 0 || random.once(2))
  if (tables) return { faults, families: ["record"], features: fewOf(features, random) }
  const families = random.some(others)
  return { faults, families: families.length === 0 ? [random.pick(others)] : families, features: [] }
}

/** One to three of the items. */
const fewOf = <Item>(items: ReadonlyArray<Item>, random: Random): ReadonlyArray<Item> => [
  ...new Set(Array.from({ length: 1 + random.below(3) }, () => random.pick(items))),
]

type Maker = (random: Random, index: number) => Move

const times = (count: number, maker: Maker): ReadonlyArray<Maker> =>
  Array.from({ length: count }, () => maker)

const makersOf = (scope: Scope, draw: Draw): ReadonlyArray<Maker> => {
  const { faults, families } = draw
  const on = (fault: Fault, ...makers: ReadonlyArray<Maker>): ReadonlyArray<Maker> =>
    faults.includes(fault) ? makers : []
  const link = (random: Random) => random.pick(scope.links)
  const leader = (random: Random) => random.below(scope.leaders)
  const ties = faults.includes("ties")
  const write: Maker = (random, index) => ({
    kind: "write",
    at: leader(random),
    after: ties && random.once(2) ? 0 : 1,
    write: writeTo(random.pick(families), random, scope.keys, draw.features, index),
  })
  const deliver: Maker = (random) => ({ kind: "deliver", ...link(random), ahead: 0 })
  const connection =
    (kind: "lose" | "cut" | "mend" | "reconnect"): Maker =>
    (random) => ({ kind, ...link(random) })
  const machine =
    (kind: "crash" | "restart" | "vacuum"): Maker =>
    (random) => ({ kind, at: leader(random) })
  return [
    ...times(5, write),
    ...times(8, deliver),
    ...on("loss", connection("lose"), connection("reconnect")),
    ...on("duplication", (random) => ({ kind: "duplicate", ...link(random), back: random.below(3) })),
    ...on(
      "reordering",
      ...times(2, (random) => ({ kind: "deliver", ...link(random), ahead: 1 + random.below(2) })),
    ),
    ...on("partition", connection("cut"), ...times(2, connection("mend"))),
    ...on("crash", machine("crash"), ...times(2, machine("restart"))),
    ...on("skew", (random) => ({ kind: "clock", at: leader(random), by: random.pick(clockJumps) })),
    ...on("vacuum", machine("vacuum")),
  ]
}

/** A write of a family; values are told apart by the number of their move. */
const writeTo = (
  family: Family,
  random: Random,
  keys: number,
  features: ReadonlyArray<Feature>,
  index: number,
): Write => {
  const names = keyNames.slice(0, keys)
  const key = random.pick(names)
  switch (family) {
    case "row":
      return random.once(3) ? { kind: "delete", key } : { kind: "put", key, value: `v${index + 1}` }
    case "register":
      return { kind: "assign", key, value: `v${index + 1}` }
    case "counter":
      return { kind: "increment", key, by: random.pick([1, 1, 2, -1]) }
    case "set": {
      const element = random.pick(elementNames)
      return random.once(3) ? { kind: "remove", key, element } : { kind: "add", key, element }
    }
    case "record": {
      const others = names.filter((name) => name !== key)
      const other = others.length === 0 ? key : random.pick(others)
      return random.pick(drawnWrites(random.pick(features), key, other, index + 1))
    }
  }
}
