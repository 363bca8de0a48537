/**
 * A grow-only counter: one total for each leader, which only that leader raises; the origin sends its new total.
 *
 * Law: a read shows the sum of the visible increments, and at no leader does it ever go down. The effect is a maximum,
 * so an operation delivered again changes nothing, and one that was lost is made up for by the origin's next.
 * Limits: refuses what is not a whole number above 0; remembers a number for every leader that ever counted.
 * Source: Shapiro et al., "A Comprehensive Study of Convergent and Commutative Replicated Data Types" (2011), section
 * 3.1.2 (the state-based G-Counter, of which this sends the one entry that changed).
 */
import { join, seen, type VersionVector } from "../vocabulary/version-vector.ts"
import type { ReplicatedObject } from "./replicated-object.ts"

export interface Increment {
  readonly by: number
}

/** The total of each leader: like a version vector, but of what was counted. */
export type Totals = VersionVector

export const growOnlyCounter: ReplicatedObject<Totals, Increment, number, number> = {
  initial: [],
  prepare: (totals, { by }, { dot }) =>
    Number.isSafeInteger(by) && by > 0 ? seen(totals, dot.leader) + by : null,
  effect: (totals, total, { dot }) =>
    join(
      totals,
      Array.from({ length: dot.leader + 1 }, (_, leader) => (leader === dot.leader ? total : 0)),
    ),
  read: (totals) => totals.reduce((sum, total) => sum + total, 0),
}
