/**
 * A grow-only set: elements are added, and stay.
 *
 * Law: an element is in the set exactly when some `add` of it is visible.
 * Limits: nothing is ever taken out. Neither order nor repetition of the delivery matters.
 * Source: Shapiro et al., "A Comprehensive Study of Convergent and Commutative Replicated Data Types" (2011), section
 * 3.3.1.
 */
import type { ReplicatedObject } from "./replicated-object.ts"

export interface Addition {
  readonly element: string
}

/** The elements, each once, sorted. */
type Elements = ReadonlyArray<string>

export const growOnlySet: ReplicatedObject<Elements, Addition, Addition, Elements> = {
  initial: [],
  prepare: (_elements, addition) => addition,
  effect: (elements, { element }) => [...new Set([...elements, element])].toSorted(),
  read: (elements) => elements,
}
