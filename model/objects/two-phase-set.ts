/**
 * A two-phase set: an element is added, later removed, and then gone for good.
 *
 * Law: an element is in the set exactly when some `add` of it is visible and no `remove` of it is.
 * Limits: refuses to remove what is not in the set, and to add what is already seen as removed; an addition made beside
 * a remove is accepted all the same, and lost without a word. What was removed is never forgotten. Neither order nor
 * repetition of the delivery matters to what is shown in the end.
 * Source: Shapiro et al., "A Comprehensive Study of Convergent and Commutative Replicated Data Types" (2011), section
 * 3.3.2; Wuu, Bernstein, "Efficient Solutions to the Replicated Log and Dictionary Problems" (PODC 1984).
 */
import type { SetOperation } from "./remove-wins-set.ts"
import type { ReplicatedObject } from "./replicated-object.ts"

/** The elements ever added and ever removed, each once, sorted. */
export interface TwoPhases {
  readonly added: ReadonlyArray<string>
  readonly removed: ReadonlyArray<string>
}

const including = (elements: ReadonlyArray<string>, element: string): ReadonlyArray<string> =>
  [...new Set([...elements, element])].toSorted()

export const twoPhaseSet: ReplicatedObject<TwoPhases, SetOperation, SetOperation, ReadonlyArray<string>> = {
  initial: { added: [], removed: [] },
  prepare: ({ added, removed }, operation) => {
    if (removed.includes(operation.element)) return null
    return operation.kind === "add" || added.includes(operation.element) ? operation : null
  },
  effect: ({ added, removed }, { kind, element }) =>
    kind === "add"
      ? { added: including(added, element), removed }
      : { added, removed: including(removed, element) },
  read: ({ added, removed }) => added.filter((element) => !removed.includes(element)),
}
