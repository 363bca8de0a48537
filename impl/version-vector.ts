/**
 * A version vector says how much of every leader's history has been applied: entry `i` is `n` when changes 1
 * to `n` of leader `i` have, and nothing later of that leader.
 *
 * It is also how a leader that was away asks for the rest: "this is what I have".
 * Source: Parker et al., "Detection of Mutual Inconsistency in Distributed Systems" (1983).
 */
import type { Dot, LeaderId } from "./change.ts"

export type VersionVector = ReadonlyArray<number>

/** The vector of a leader that has applied nothing. */
export const empty = (leaders: number): Array<number> => new Array<number>(leaders).fill(0)

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
