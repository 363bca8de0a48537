/**
 * A version vector says how much of every leader's history has been applied: entry `i` is `n` when changes 1
 * to `n` of leader `i` have, and nothing later of that leader.
 *
 * It is also how a leader that was away asks for the rest: "this is what I have".
 * Source: Parker et al., "Detection of Mutual Inconsistency in Distributed Systems" (1983).
 */
import type { Dot, LeaderId } from "./change.ts"

export type VersionVector = ReadonlyArray<number>

/** How many changes of this leader have been applied; 0 for one that the vector does not know. */
export const seen = (vector: VersionVector, leader: LeaderId): number => vector[leader] ?? 0

/** `true` when the change with this dot has been applied. */
export const covers = (vector: VersionVector, dot: Dot): boolean => dot.sequence <= seen(vector, dot.leader)

/** `true` when everything that `other` covers is covered by `vector` too. */
export const dominates = (vector: VersionVector, other: VersionVector): boolean => {
  for (let leader = 0; leader < other.length; leader++)
    if (seen(vector, leader) < seen(other, leader)) return false
  return true
}

/** A copy that has an entry for each of so many leaders, or more. */
export const padded = (vector: VersionVector, leaders: number): Array<number> =>
  Array.from({ length: Math.max(leaders, vector.length) }, (_, leader) => seen(vector, leader))

/** Raises each entry of `vector` to that of `other`; `true` when one of them rose. */
export const raise = (vector: Array<number>, other: VersionVector): boolean => {
  let rose = false
  for (const [leader, sequence] of other.entries())
    if (sequence > seen(vector, leader)) {
      while (vector.length < leader) vector.push(0)
      vector[leader] = sequence
      rose = true
    }
  return rose
}
