/**
 * What is drawn before the first move of a schedule: which objects and faults exist in it at all, swarm-wise, and how many of
 * each fault there may be. A run without loss reaches other places than a run with it.
 * Source: Groce, Zhang, Eide, Chen, Regehr, "Swarm Testing" (ISSTA 2012).
 */
import type { Move } from "../../model/replication/move.ts"
import type { Family } from "../../model/vocabulary/write.ts"
import type { Fault } from "../subjects/subject.ts"
import { type Random, seeded } from "./random.ts"
import { type Feature, features } from "./record-writes.ts"
import type { Scope } from "./scope.ts"

/** What exists in a schedule. */
export interface Swarm {
  readonly families: ReadonlyArray<Family>
  readonly faults: ReadonlyArray<Fault>
  /** Of tables, where it writes to records. */
  readonly features: ReadonlyArray<Feature>
}

/** How many moves of each fault there may be; none of a fault that is not there. */
export type Budgets = Readonly<Partial<Record<Fault, number>>>

/** What one schedule was drawn from. */
export interface Draw extends Swarm {
  readonly budgets: Budgets
  /** The strategy that drew it, with what it drew for itself, such as `pct, depth 3`. */
  readonly by: string
}

/** The budgets that a fault may have; a scope of unlimited faults gives each as many as there are moves. */
export const budgets: ReadonlyArray<number> = [1, 2, 4, 8]

/**
 * Which faults, families and features a schedule is drawn from. Where a subject has tables and other objects, half of its
 * schedules write to tables alone, and with one to three features: what can break there takes several writes that meet.
 */
export const drawSwarm = (scope: Scope, random: Random): Swarm => {
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

/** Sets the budgets of a run apart from its other randomness: the swarm of a seed is the same with and without budgets. */
const apart = 0x5bd1e995

/** What the run of a seed is drawn from within a scope. */
export const drawOf = (scope: Scope, seed: number, by: string): Draw => {
  const swarm = drawSwarm(scope, seeded(seed))
  const random = seeded(seed ^ apart)
  const budgetOf = (): number => (scope.unlimited === true ? scope.moves : random.pick(budgets))
  const drawn: Partial<Record<Fault, number>> = {}
  for (const fault of swarm.faults) drawn[fault] = budgetOf()
  return { ...swarm, budgets: drawn, by }
}

/** The fault that a move is; `null` for what a cluster without faults does too, and for what ends a fault. */
export const faultOf = (move: Move): Fault | null => {
  switch (move.kind) {
    case "write":
      return move.after === 0 ? "ties" : null
    case "deliver":
      return move.ahead > 0 ? "reordering" : null
    case "lose":
    case "reconnect":
      return "loss"
    case "duplicate":
      return "duplication"
    case "cut":
      return "partition"
    case "crash":
      return "crash"
    case "clock":
      return "skew"
    case "vacuum":
      return "vacuum"
    case "leave":
      return "leaving"
    case "mend":
    case "restart":
    case "join":
      return null
  }
}

/** The moves without the faults that are beyond their budgets; a write in the same instant becomes an ordinary one. */
export const within = (
  { budgets }: Pick<Draw, "budgets">,
  moves: ReadonlyArray<Move>,
): ReadonlyArray<Move> => {
  const left: Partial<Record<Fault, number>> = { ...budgets }
  return moves.flatMap((move): ReadonlyArray<Move> => {
    const fault = faultOf(move)
    if (fault === null) return [move]
    const count = left[fault] ?? 0
    left[fault] = count - 1
    if (count > 0) return [move]
    return move.kind === "write" ? [{ ...move, after: 1 }] : []
  })
}
