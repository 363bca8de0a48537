/**
 * Stability: what every member is known to have made durable, so that nobody will ask for it again and no change that
 * did not know of it can still arrive.
 *
 * Each leader keeps the latest durable vector that it has heard of for every member, and acknowledgements carry all of
 * them, so that they also reach leaders who are not linked.
 * Source: Baquero, Almeida, Shoker, "Pure Operation-Based Replicated Data Types" (2017), causal stability; Wuu and
 * Bernstein, "Efficient Solutions to the Replicated Log and Dictionary Problems" (1984), the time table.
 */
import type { Dot, LeaderId } from "./change.ts"
import { covers, dominates, raise, type VersionVector } from "./version-vector.ts"

/** The durable vector of each leader, by leader, as far as it is known. It only grows. */
export type Known = ReadonlyArray<VersionVector>

/** Adds what another leader knows; `true` when something was new. */
export const learn = (known: Array<Array<number>>, more: Known): boolean => {
  let learned = false
  for (const [leader, vector] of more.entries()) {
    while (known.length <= leader) known.push([])
    const row = known[leader]
    if (row !== undefined && raise(row, vector)) learned = true
  }
  return learned
}

export interface StabilityRules {
  /**
   * Tells of a dot whether it is stable at a leader with this vector: every member has it durably, and whatever a member
   * made before that has arrived here. `undefined` when nothing can be said, because a member is ahead of this leader.
   */
  readonly stability: (
    known: Known,
    members: ReadonlyArray<LeaderId>,
    vector: VersionVector,
  ) => ((dot: Dot) => boolean) | undefined
}

export const stabilityRules: StabilityRules = {
  stability: (known, members, vector) => {
    const rows = members.map((member) => known[member] ?? [])
    if (!rows.every((row) => dominates(vector, row))) return undefined
    return (dot) => rows.every((row) => covers(row, dot))
  },
}
