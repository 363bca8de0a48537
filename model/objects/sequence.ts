/**
 * An ordered sequence: elements are inserted at a place and deleted, and every leader shows them in one order. Fugue.
 *
 * The elements are nodes of a tree, and the list is its walk: the left children of a node, the node, its right children;
 * siblings in the order of their dots. A new element becomes a right child of the element before it, or where that has
 * right children already, a left child of the node after it. Deleted elements stay as nodes, so places never move.
 *
 * Laws: the strong list specification: a read shows exactly the elements whose insertion and no deletion is visible, all
 * reads at all leaders and times agree with one total order of all elements ever inserted, and an inserted element stands
 * at the place that was asked for, or last. And forward runs do not interleave: among all elements, deleted ones too,
 * what was typed behind an element, and behind that, and so on, stands right behind it with nothing foreign between.
 * Two runs typed backward at one place do not interleave either; for backward runs in every setting that is not claimed
 * (the paper's FugueMax is needed for it).
 * Limits: nothing is ever forgotten, not even what was deleted. Needs causal delivery exactly once.
 * Source: Weidner, Kleppmann, "The Art of the Fugue: Minimizing Interleaving in Collaborative Text Editing" (2023),
 * algorithm 1; Attiya et al., "Specification and Complexity of Collaborative Text Editing" (PODC 2016).
 */
import { type Dot, order, same } from "../vocabulary/dot.ts"
import type { ReplicatedObject } from "./replicated-object.ts"

/** A client inserts at a place of the list it was shown, and deletes an element it was shown. */
export type SequenceOperation =
  | { readonly kind: "insert"; readonly at: number; readonly value: string }
  | { readonly kind: "delete"; readonly element: Dot }

/** An element, named by the dot of its insertion. */
export interface Element {
  readonly dot: Dot
  readonly value: string
}

export interface Node extends Element {
  /** `null` for the root, which is before every element and has right children only. */
  readonly parent: Dot | null
  readonly side: "left" | "right"
  readonly deleted: boolean
}

type Prepared =
  | ({ readonly kind: "insert"; readonly value: string } & Pick<Node, "parent" | "side">)
  | { readonly kind: "delete"; readonly element: Dot }

/** The nodes in the order of their dots. */
export type Nodes = ReadonlyArray<Node>

const children = (nodes: Nodes, parent: Dot | null, side: Node["side"]): Nodes =>
  nodes.filter((node) => node.side === side && isDot(node.parent, parent))

const isDot = (a: Dot | null, b: Dot | null): boolean => (a === null || b === null ? a === b : same(a, b))

const under = (nodes: Nodes, parent: Dot | null, side: Node["side"]): Nodes =>
  children(nodes, parent, side).flatMap((node) => [
    ...under(nodes, node.dot, "left"),
    node,
    ...under(nodes, node.dot, "right"),
  ])

/** All elements ever inserted, in the order of the list, deleted ones among them. */
export const allInOrder = (nodes: Nodes): Nodes => under(nodes, null, "right")

const shownOf = (nodes: Nodes): Nodes => allInOrder(nodes).filter(({ deleted }) => !deleted)

export const sequence: ReplicatedObject<Nodes, SequenceOperation, Prepared, ReadonlyArray<Element>> = {
  initial: [],
  prepare: (nodes, operation) => {
    const shown = shownOf(nodes)
    if (operation.kind === "delete")
      return shown.some(({ dot }) => same(dot, operation.element)) ? operation : null
    const { kind, at, value } = operation
    if (!Number.isSafeInteger(at) || at < 0) return null
    const before = shown[Math.min(at, shown.length) - 1]?.dot ?? null
    if (children(nodes, before, "right").length === 0) return { kind, value, parent: before, side: "right" }
    const all = allInOrder(nodes)
    // There is one: the element before has right children, and they come after it.
    const after = all[all.findIndex(({ dot }) => isDot(dot, before)) + 1]
    return after === undefined ? null : { kind, value, parent: after.dot, side: "left" }
  },
  effect: (nodes, prepared, { dot }) => {
    if (prepared.kind === "delete")
      return nodes.map((node) => (same(node.dot, prepared.element) ? { ...node, deleted: true } : node))
    const { value, parent, side } = prepared
    return [...nodes, { dot, value, parent, side, deleted: false }].toSorted((a, b) => order(a.dot, b.dot))
  },
  read: (nodes) => shownOf(nodes).map(({ dot, value }) => ({ dot, value })),
}
