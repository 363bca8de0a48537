/**
 * A change is what a leader records in its log and sends to the others: one write, prepared at its origin.
 *
 * `dependencies` is what the origin had seen when it made the change, so the change itself is not in it. The
 * operation carries what its effect needs everywhere: the row that the origin overwrote (its before-image) or the
 * elements' dots that it had observed.
 * Source: Shapiro, Preguiça, Baquero, Zawirski, "Conflict-free Replicated Data Types" (2011), section 2.2 (prepare
 * and effect).
 */
import type { Dot } from "./dot.ts"
import type { Stamp } from "./stamp.ts"
import { covers, type VersionVector } from "./version-vector.ts"

/** The version of a row that a change wrote. */
export interface Version {
  readonly value: string
  readonly dot: Dot
  readonly stamp: Stamp
}

export interface RowOperation {
  readonly kind: "insert" | "update" | "delete"
  readonly key: string
  /** The new value; empty for a delete. */
  readonly value: string
  /** The row as the origin saw it before; `null` for an insert. */
  readonly before: Version | null
}

export type Operation =
  | RowOperation
  | { readonly kind: "assign"; readonly key: string; readonly value: string }
  | { readonly kind: "increment"; readonly key: string; readonly by: number }
  | {
      readonly kind: "add"
      readonly key: string
      readonly element: string
      readonly observed: ReadonlyArray<Dot>
    }
  | {
      readonly kind: "remove"
      readonly key: string
      readonly element: string
      readonly observed: ReadonlyArray<Dot>
    }

export interface Change {
  readonly dot: Dot
  readonly dependencies: VersionVector
  readonly stamp: Stamp
  readonly operation: Operation
}

/** `true` when the origin of `b` had seen `a` before it made `b`. */
export const happensBefore = (a: { readonly dot: Dot }, b: Change): boolean => covers(b.dependencies, a.dot)

/** `true` when neither origin had seen the other's change: the only case that is a conflict. */
export const concurrent = (a: Change, b: Change): boolean => !happensBefore(a, b) && !happensBefore(b, a)
