/**
 * An add-wins set: an element stays while one of its additions has not been seen by a removal.
 *
 * A removal names the additions that its origin had seen, so an addition made elsewhere at the same time
 * survives it. An addition likewise replaces those its origin had seen, which keeps one entry per element
 * where nothing was concurrent.
 * Source: Shapiro et al., "Conflict-free Replicated Data Types" (2011), section 3.2 (observed-remove set).
 */
import { byDot, type Change, type Dot, sameDot, type SetOperation } from "./change.ts"

export interface Entry {
  readonly element: string
  readonly dot: Dot
}

export interface SetRules {
  /** The dots that a write at this leader names as seen. */
  readonly observe: (entries: ReadonlyArray<Entry>, element: string) => ReadonlyArray<Dot>
  /** `true` when the operation takes the entry away. */
  readonly takesAway: (operation: SetOperation, entry: Entry) => boolean
}

export const setRules: SetRules = {
  observe: (entries, element) =>
    entries.filter((entry) => entry.element === element).map((entry) => entry.dot),
  takesAway: (operation, entry) =>
    entry.element === operation.element && operation.observed.some((dot) => sameDot(dot, entry.dot)),
}

/** The entries after a change, in the order of their dots. */
export const perform = (
  entries: ReadonlyArray<Entry>,
  change: Change,
  operation: SetOperation,
  rules: SetRules,
): ReadonlyArray<Entry> => {
  const kept = entries.filter((entry) => !rules.takesAway(operation, entry))
  return operation._tag === "Remove"
    ? kept
    : [...kept, { element: operation.element, dot: change.dot }].toSorted(byDot)
}

/** `true` when a client sees the element. */
export const has = (entries: ReadonlyArray<Entry>, element: string): boolean =>
  entries.some((entry) => entry.element === element)

/** What a client sees: the elements, sorted by code unit, each once. */
export const shown = (entries: ReadonlyArray<Entry>): ReadonlyArray<string> =>
  [...new Set(entries.map((entry) => entry.element))].toSorted()
