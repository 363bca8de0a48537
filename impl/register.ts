/**
 * A multi-value register keeps every value that no later write has seen: after concurrent writes a read shows
 * all of them, and the next write, having seen them, leaves one.
 *
 * Siblings stand in the order of their dots, so the order in which they arrived does not show.
 * Source: Shapiro et al., "A Comprehensive Study of Convergent and Commutative Replicated Data Types" (2011),
 * 3.2.2.
 */
import { type AssignOperation, byDot, type Change, type Dot } from "./change.ts"
import { covers } from "./version-vector.ts"

export interface Sibling {
  readonly value: string
  readonly dot: Dot
}

export interface RegisterRules {
  /** `true` when the change replaces the sibling, because its origin had seen it. */
  readonly overwrites: (change: Change, sibling: Sibling) => boolean
}

export const registerRules: RegisterRules = {
  overwrites: (change, sibling) => covers(change.dependencies, sibling.dot),
}

/** The siblings after a change. */
export const perform = (
  siblings: ReadonlyArray<Sibling>,
  change: Change,
  operation: AssignOperation,
  rules: RegisterRules,
): ReadonlyArray<Sibling> =>
  [
    ...siblings.filter((sibling) => !rules.overwrites(change, sibling)),
    { value: operation.value, dot: change.dot },
  ].toSorted(byDot)

/** What a client sees: the values, sorted by code unit, repetitions kept. */
export const shown = (siblings: ReadonlyArray<Sibling>): ReadonlyArray<string> =>
  siblings.map((sibling) => sibling.value).toSorted()
