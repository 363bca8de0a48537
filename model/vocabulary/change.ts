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

/** One column of a record: its value, and the time of the write that put it there. */
export interface Column {
  readonly value: string
  readonly stamp: Stamp
}

/** What a row holds: one value, or a record's columns by name. */
export type Content = string | Readonly<Record<string, Column>>

/** The version of a row that a change wrote. */
export interface Version {
  readonly value: Content
  readonly dot: Dot
  readonly stamp: Stamp
  /** How many writes led to it, each made upon the one before: 1 for an insert. */
  readonly revision: number
  /** When the row was inserted, where the design keeps that: its key version. */
  readonly inserted?: Stamp
}

/** A statement of the form `amount = amount * times + plus`. */
export interface Statement {
  readonly times: number
  readonly plus: number
}

export interface RowOperation {
  readonly kind: "insert" | "update" | "delete"
  /** Whether it is for a row of one value or for a record. */
  readonly table: "row" | "record"
  readonly key: string
  /** The whole new row; empty for a delete. */
  readonly value: Content
  /** The row as the origin saw it before; `null` for an insert. */
  readonly before: Version | null
  /** How many writes led to the new row, this one among them. */
  readonly revision: number
  /** The columns that the client set, for a record. */
  readonly changed: ReadonlyArray<string>
  /** The statement that computed the new row from the old one, where there was one. */
  readonly statement: Statement | null
}

export type Operation =
  | RowOperation
  | { readonly kind: "truncate"; readonly key: string }
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

/** The place of a change in the transaction that made several, from 0, and how many there are. */
export interface Part {
  readonly index: number
  readonly of: number
}

/** The place of a change that is a transaction by itself. */
export const alone: Part = { index: 0, of: 1 }

export interface Change {
  readonly dot: Dot
  readonly dependencies: VersionVector
  readonly stamp: Stamp
  readonly operation: Operation
  readonly part: Part
}

/** The list with one item more: a spread would do, and takes several times as long. */
export const appended = <Item>(list: ReadonlyArray<Item>, item: Item): ReadonlyArray<Item> =>
  list.length === 0 ? [item] : list.toSpliced(list.length, 0, item)

/** The changes of the transaction that begins at an index of a log. */
export const transactionAt = (log: ReadonlyArray<Change>, index: number): ReadonlyArray<Change> => {
  const first = log[index]
  if (first === undefined) return []
  return first.part.of === 1 ? [first] : log.slice(index, index + first.part.of)
}

/** `true` when the origin of `b` had seen `a` before it made `b`. */
export const happensBefore = (a: { readonly dot: Dot }, b: Change): boolean => covers(b.dependencies, a.dot)

/** `true` when neither origin had seen the other's change: the only case that is a conflict. */
export const concurrent = (a: Change, b: Change): boolean => !happensBefore(a, b) && !happensBefore(b, a)
