/**
 * The uniform adversary: each move drawn on its own, writes and deliveries more often than faults.
 *
 * Before a schedule it draws, swarm-wise, which faults, families of objects and features of tables exist in it at all: a run
 * without loss reaches other places than a run with it.
 * Source: Groce, Zhang, Eide, Chen, Regehr, "Swarm Testing" (ISSTA 2012).
 */
import type { Move } from "../../model/replication/move.ts"
import type { Schedule } from "../schedule/schedule.ts"
import type { Fault } from "../subjects/subject.ts"
import { drawOf, drawSwarm, type Swarm, within } from "./draw.ts"
import { type Random, seeded, seedOf } from "./random.ts"
import { clockJumps, type Scope } from "./scope.ts"
import type { Strategy } from "./strategy.ts"
import { writeTo } from "./writes.ts"

/**
 * The schedule that a seed makes within a scope, with as many faults as come. The seed is not needed again: the schedule is
 * what is saved.
 */
export const uniformSchedule = (scope: Scope, seed: number): Schedule => {
  const random = seeded(seed)
  const makers = makersOf(scope, drawSwarm(scope, random))
  const moves: Array<Move> = []
  for (let index = 0; index < scope.moves; index++) moves.push(random.pick(makers)(random, index))
  return { leaders: scope.leaders, moves }
}

/** The same as a strategy: the faults beyond their budgets are left out. */
export const uniform: Strategy = {
  name: "uniform",
  title: "Each move drawn on its own: fast, and good at shallow bugs.",
  source: "Groce et al., Swarm Testing (ISSTA 2012)",
  against: (_subject, scope, seed) => ({
    draw: (run) => {
      const seedOfRun = seedOf(seed, run)
      const draw = drawOf(scope, seedOfRun, "uniform")
      const { leaders, moves } = uniformSchedule(scope, seedOfRun)
      return { schedule: { leaders, moves: within(draw, moves) }, draw }
    },
    learn: () => undefined,
  }),
}

type Maker = (random: Random, index: number) => Move

const times = (count: number, maker: Maker): ReadonlyArray<Maker> => new Array<Maker>(count).fill(maker)

const makersOf = (scope: Scope, draw: Swarm): ReadonlyArray<Maker> => {
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
  const deliver: Maker = (random) => {
    const { from, to } = link(random)
    return { kind: "deliver", from, to, ahead: 0 }
  }
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
