/**
 * An add-wins set: a remove takes away only the additions that its origin had observed.
 *
 * Law: an element is in the set exactly when some visible `add` of it was not seen by any visible `remove` of it.
 * Source: Shapiro et al., "Conflict-free Replicated Data Types" (SSS 2011), section 3.3 (the observed-remove set);
 * Bieniusa et al., "An Optimized Conflict-free Replicated Set" (2012).
 */
import { type Dot, inPlace, same } from "../vocabulary/dot.ts"
import { inOrder } from "../vocabulary/write.ts"

export interface Entry {
  readonly element: string
  readonly dot: Dot
}

/** The additions that still count, in the order of their dots. */
export type Additions = ReadonlyArray<Entry>

export interface SetRules {
  readonly add: (entries: Additions, element: string, dot: Dot, observed: ReadonlyArray<Dot>) => Additions
  readonly remove: (entries: Additions, observed: ReadonlyArray<Dot>) => Additions
}

export const nothing: Additions = []

/** The dots of the additions of one element: what an `add` or a `remove` prepared here observes. */
export const observe = (entries: Additions, element: string): ReadonlyArray<Dot> =>
  entries.filter((entry) => entry.element === element).map((entry) => entry.dot)

const without = (entries: Additions, observed: ReadonlyArray<Dot>): Additions =>
  observed.length === 0 ? entries : entries.filter((entry) => !observed.some((dot) => same(dot, entry.dot)))

export const rules: SetRules = {
  add: (entries, element, dot, observed) => inPlace(without(entries, observed), { element, dot }),
  remove: without,
}

/** The elements, each once, sorted. */
export const read = (entries: Additions): ReadonlyArray<string> => {
  const elements = entries.map((entry) => entry.element)
  return inOrder(elements).filter((element, index, sorted) => element !== sorted[index - 1])
}
