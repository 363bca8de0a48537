/**
 * The uniform adversary: each move drawn on its own, writes and deliveries more often than faults.
 *
 * Before a schedule it draws, swarm-wise, which faults and which families of objects exist in it at all: a run without
 * loss reaches other places than a run with it.
 * Source: Groce, Zhang, Eide, Chen, Regehr, "Swarm Testing" (ISSTA 2012).
 */
import type { Move } from "../../model/replication/move.ts"
import type { Family, Write } from "../../model/vocabulary/write.ts"
import type { Schedule } from "../schedule/schedule.ts"
import type { Fault } from "../subjects/subject.ts"
import { type Random, seeded } from "./random.ts"
import { clockJumps, elementNames, keyNames, type Scope } from "./scope.ts"

/** What one schedule was drawn from. */
export interface Draw {
  readonly families: ReadonlyArray<Family>
  readonly faults: ReadonlyArray<Fault>
}

/** The schedule that a seed makes within a scope. The seed is not needed again: the schedule is what is saved. */
export const uniformSchedule = (scope: Scope, seed: number): Schedule => {
  const random = seeded(seed)
  const draw = drawSwarm(scope, random)
  const makers = makersOf(scope, draw)
  const moves: Array<Move> = []
  for (let index = 0; index < scope.moves; index++) moves.push(random.pick(makers)(random, index))
  return { leaders: scope.leaders, moves }
}

/** Which faults and families a schedule is drawn from. */
const drawSwarm = (scope: Scope, random: Random): Draw => {
  const faults = random.some(scope.faults)
  const families = random.some(scope.families)
  return { faults, families: families.length === 0 ? [random.pick(scope.families)] : families }
}

type Maker = (random: Random, index: number) => Move

const times = (count: number, maker: Maker): ReadonlyArray<Maker> =>
  Array.from({ length: count }, () => maker)

const makersOf = (scope: Scope, { faults, families }: Draw): ReadonlyArray<Maker> => {
  const on = (fault: Fault, ...makers: ReadonlyArray<Maker>): ReadonlyArray<Maker> =>
    faults.includes(fault) ? makers : []
  const link = (random: Random) => random.pick(scope.links)
  const leader = (random: Random) => random.below(scope.leaders)
  const ties = faults.includes("ties")
  const write: Maker = (random, index) => ({
    kind: "write",
    at: leader(random),
    after: ties && random.once(2) ? 0 : 1,
    write: writeTo(random.pick(families), random, scope.keys, index),
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
const writeTo = (family: Family, random: Random, keys: number, index: number): Write => {
  const key = random.pick(keyNames.slice(0, keys))
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
  }
}
