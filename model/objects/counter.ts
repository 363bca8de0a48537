/**
 * A counter that goes up and down: every increment, wherever it was made, counts once.
 *
 * Law: the total is the sum of the visible increments. The operation-based form relies on each change being applied
 * exactly once, which the replication machine sees to.
 * Source: Shapiro et al., "A Comprehensive Study of Convergent and Commutative Replicated Data Types" (2011), section
 * 3.1.1.
 */
export type Counter = number

export interface CounterRules {
  readonly effect: (total: Counter, by: number) => Counter
}

export const zero: Counter = 0

export const rules: CounterRules = { effect: (total, by) => total + by }

export const read = (total: Counter): number => total
