/**
 * A counter adds up what every leader contributed; the order does not matter, so increments never conflict.
 *
 * It keeps a total for each leader, so that two states can be joined: of the two totals of a leader, that of whoever
 * has applied more of its changes counts. Each change must be counted exactly once: that is what the version vector
 * in front of it sees to. Totals are exact up to 2^53.
 * Source: Shapiro et al., "A Comprehensive Study of Convergent and Commutative Replicated Data Types" (2011),
 * 3.1.1 (by operations) and 3.1.3 (by states).
 */
import type { Change, IncrementOperation } from "./change.ts"

/** What each leader contributed, by leader. */
export type Totals = ReadonlyArray<number>

export interface CounterRules {
  /** A leader's total after an increment of its own. */
  readonly count: (total: number, operation: IncrementOperation) => number
}

export const counterRules: CounterRules = {
  count: (total, operation) => total + operation.by,
}

/** The totals after a change. */
export const perform = (
  totals: Totals,
  { dot }: Change,
  operation: IncrementOperation,
  rules: CounterRules,
): Totals =>
  Array.from({ length: Math.max(totals.length, dot.leader + 1) }, (_, leader) => {
    const total = totals[leader] ?? 0
    return leader === dot.leader ? rules.count(total, operation) : total
  })

/** What a client sees: the sum. */
export const shown = (totals: Totals): number => totals.reduce((sum, total) => sum + total, 0)
