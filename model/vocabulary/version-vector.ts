/**
 * A version vector says, for every leader, how many of its changes have been seen: entry `i` is `n` when the
 * changes 1 to n of leader i have been seen, without a gap.
 *
 * Law: `a` happened before `b` exactly when `b`'s vector of dependencies covers `a`'s dot.
 * Source: Parker et al., "Detection of Mutual Inconsistency in Distributed Systems" (1983); Lamport (1978) for
 * happens-before.
 */
import type { Dot } from "./dot.ts"

export type VersionVector = ReadonlyArray<number>

/** The vector of a leader that has seen nothing. */
export const empty = (leaders: number): VersionVector => new Array<number>(leaders).fill(0)

/** How many changes of this leader the vector has seen; 0 for a leader it does not know. */
export const seen = (vector: VersionVector, leader: number): number => vector[leader] ?? 0

/** `true` when the change named by the dot has been seen. */
export const covers = (vector: VersionVector, dot: Dot): boolean => seen(vector, dot.leader) >= dot.sequence

/** `true` when everything that `b` has seen, `a` has seen too. */
export const dominates = (a: VersionVector, b: VersionVector): boolean => {
  for (let leader = 0; leader < b.length; leader++) if (seen(a, leader) < seen(b, leader)) return false
  return true
}

/** The vector after seeing one more change; a change seen before leaves it as it was. */
export const including = (vector: VersionVector, dot: Dot): VersionVector => {
  if (covers(vector, dot)) return vector
  const next = vector.slice()
  next[dot.leader] = dot.sequence
  return next
}

/** The least vector that dominates both. */
export const join = (a: VersionVector, b: VersionVector): VersionVector =>
  dominates(a, b)
    ? a
    : dominates(b, a)
      ? b
      : Array.from({ length: Math.max(a.length, b.length) }, (_, leader) =>
          Math.max(seen(a, leader), seen(b, leader)),
        )
