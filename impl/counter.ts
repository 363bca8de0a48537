/**
 * A counter adds up what every leader contributed; the order does not matter, so increments never conflict.
 *
 * Each change must be counted exactly once: that is what the version vector in front of it sees to. Totals
 * are exact up to 2^53.
 * Source: Shapiro et al., "A Comprehensive Study of Convergent and Commutative Replicated Data Types" (2011),
 * 3.1.1.
 */
import type { IncrementOperation } from "./change.ts"

export interface CounterRules {
  /** The total after an increment. */
  readonly count: (total: number, operation: IncrementOperation) => number
}

export const counterRules: CounterRules = {
  count: (total, operation) => total + operation.by,
}
