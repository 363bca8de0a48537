/**
 * A multi-value register keeps every value that no later write has seen: after concurrent writes a read shows
 * all of them, and the next write, having seen them, leaves one.
 *
 * A client that resolves siblings itself says what it had read when it did, and replaces no more than that. What it
 * had read elsewhere and its leader has not yet stays beside its value: to wait until the leader has it is for a
 * session.
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

/** `true` when the client can have read the sibling, as far as it said what it had read. */
const isKnown = ({ seen }: AssignOperation, { dot }: Sibling): boolean =>
  seen === undefined || covers(seen, dot)

/** The siblings after a change. */
export const perform = (
  siblings: ReadonlyArray<Sibling>,
  change: Change,
  operation: AssignOperation,
  rules: RegisterRules,
): ReadonlyArray<Sibling> =>
  [
    ...siblings.filter((sibling) => !(isKnown(operation, sibling) && rules.overwrites(change, sibling))),
    { value: operation.value, dot: change.dot },
  ].toSorted(byDot)

/** What a client sees: the values, sorted by code unit, repetitions kept. */
export const shown = (siblings: ReadonlyArray<Sibling>): ReadonlyArray<string> =>
  siblings.map((sibling) => sibling.value).toSorted()
