/**
 * A row: one value under a key, inserted, updated and deleted.
 *
 * What a leader holds under a key is a *cell*: nothing, a row with the version that wrote it, or the tombstone of a
 * deleted row where the design remembers deletes. How a row received from another leader is reconciled with the cell
 * is the design's rule (see `conflicts/`); this file says only what a write prepares and what a read shows.
 */
import type { Change, Content, RowOperation, Version } from "../vocabulary/change.ts"
import type { Dot } from "../vocabulary/dot.ts"
import type { Stamp } from "../vocabulary/stamp.ts"
import { under } from "../vocabulary/write.ts"

/** A version kept beside the one that is shown; `value` is `null` where it is a delete. */
export interface Sibling extends Omit<Version, "value"> {
  readonly value: Content | null
}

export type Cell =
  | { readonly kind: "absent" }
  | ({
      readonly kind: "row"
      /** `true` when the leader no longer knows who wrote the row, and when. */
      readonly forgotten?: true
      /** Versions that are kept beside this one, where the design keeps any. */
      readonly siblings?: ReadonlyArray<Sibling>
    } & Version)
  | {
      readonly kind: "tombstone"
      readonly dot: Dot
      readonly stamp: Stamp
      readonly revision: number
      readonly inserted?: Stamp
      readonly siblings?: ReadonlyArray<Sibling>
    }

/** A change that is for a row, of one value or with columns. */
export interface RowChange extends Change {
  readonly operation: RowOperation
}

export const absent: Cell = { kind: "absent" }

/** What a read shows: the value, or `null` where there is no row. */
export const read = (cell: Cell): string | null =>
  cell.kind === "row" && typeof cell.value === "string" ? cell.value : null

/** What the next write to a cell makes of its count of writes; a tombstone counts on, a row that left nothing does not. */
export const nextRevision = (cell: Cell): number => (cell.kind === "absent" ? 0 : cell.revision) + 1

const prepared = (cell: Cell, kind: RowOperation["kind"], key: string, value: string): RowOperation => ({
  table: "row",
  changed: [],
  statement: null,
  revision: nextRevision(cell),
  kind,
  key,
  value,
  before: cell.kind === "row" ? version(cell) : null,
})

/** A put inserts where the leader shows no row, and updates where it does. */
export const preparePut = (cell: Cell, key: string, value: string): RowOperation =>
  prepared(cell, cell.kind === "row" ? "update" : "insert", key, value)

/** A delete needs a row to delete: `null` where the leader shows none. */
export const prepareDelete = (cell: Cell, key: string): RowOperation | null =>
  cell.kind === "row" ? prepared(cell, "delete", key, "") : null

/** The cell that a change leaves when it takes effect and deletes are remembered. */
export const written = (change: RowChange): Cell => {
  const { dot, stamp, operation } = change
  return operation.kind === "delete"
    ? { kind: "tombstone", dot, stamp, revision: operation.revision }
    : { kind: "row", value: operation.value, dot, stamp, revision: operation.revision }
}

/** The cell that a change leaves when it takes effect and a deleted row leaves no memory. */
export const writtenForgetfully = (change: RowChange): Cell =>
  change.operation.kind === "delete" ? absent : written(change)

/** The cells once it is forgotten who wrote the rows, and when. */
export const withoutStamps = (cells: Readonly<Record<string, Cell>>): Readonly<Record<string, Cell>> =>
  Object.fromEntries(
    Object.entries(cells).map(([key, cell]) => [
      key,
      cell.kind === "row" ? { ...cell, forgotten: true } : cell,
    ]),
  )

/** `true` when somebody still knows who wrote some of the rows, and when. */
export const remembersStamps = (cells: Readonly<Record<string, Cell>>): boolean =>
  Object.values(cells).some((cell) => cell.kind === "row" && cell.forgotten !== true)

/** The cells without tombstones. */
export const withoutTombstones = (cells: Readonly<Record<string, Cell>>): Readonly<Record<string, Cell>> =>
  Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell.kind !== "tombstone"))

/** `true` when some of the cells is a tombstone. */
export const remembersDeletes = (cells: Readonly<Record<string, Cell>>): boolean =>
  Object.values(cells).some((cell) => cell.kind === "tombstone")

/** The row without what makes it a cell. */
export const version = ({ value, dot, stamp, revision, inserted }: Version): Version =>
  inserted === undefined ? { value, dot, stamp, revision } : { value, dot, stamp, revision, inserted }

/** `true` when both hold the same, whenever it was written. */
export const sameContent = (a: Content, b: Content): boolean => {
  if (typeof a === "string" || typeof b === "string") return a === b
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length && names.every((name) => under(b, name)?.value === a[name]?.value)
  )
}
