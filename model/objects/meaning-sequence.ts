/**
 * What a sequence means, as far as a list specification says: which elements are in it is a function of the visible
 * operations; their order is any one total order that all lists ever shown agree with.
 *
 * Source: Attiya, Burckhardt, Gotsman, Morrison, Yang, Zawirski, "Specification and Complexity of Collaborative Text
 * Editing" (PODC 2016), definition of the strong list specification, conditions 1a, 1b and 2.
 */
import { type Dot, order, show } from "../vocabulary/dot.ts"
import type { Meaning } from "./replicated-object.ts"
import type { Element, SequenceOperation } from "./sequence.ts"

/** 1a: the elements whose insertion is visible and whose deletion is not, in the order of their dots. */
export const elements: Meaning<SequenceOperation, ReadonlyArray<Element>> = ({ operations }) => {
  const deleted = new Set(
    operations.flatMap(({ operation }) => (operation.kind === "delete" ? [show(operation.element)] : [])),
  )
  return operations
    .flatMap(({ operation, dot }) =>
      operation.kind === "insert" && !deleted.has(show(dot)) ? [{ dot, value: operation.value }] : [],
    )
    .toSorted((a, b) => order(a.dot, b.dot))
}

/**
 * 1b and 2: a total order of all elements that every list agrees with; `null` when there is none, which is when going
 * from an element to one shown right behind it, somewhere, can lead back to where it began.
 */
export const oneOrder = (lists: ReadonlyArray<ReadonlyArray<Dot>>): ReadonlyArray<string> | null => {
  const pairs = new Map<string, Set<string>>()
  for (const list of lists)
    for (const [place, dot] of list.entries()) {
      const next = list[place + 1]
      const after = pairs.get(show(dot)) ?? new Set()
      pairs.set(show(dot), next === undefined ? after : after.add(show(next)))
    }
  const sorted: Array<string> = []
  while (sorted.length < pairs.size) {
    // The next is one that nothing left is shown before.
    const left = [...pairs].filter(([element]) => !sorted.includes(element))
    const first = left.find(([element]) => !left.some(([, after]) => after.has(element)))
    if (first === undefined) return null
    sorted.push(first[0])
  }
  return sorted
}
