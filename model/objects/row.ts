/**
 * A row: one value under a key, inserted, updated and deleted.
 *
 * What a leader holds under a key is a *cell*: nothing, a row with the version that wrote it, or the tombstone of a
 * deleted row where the design remembers deletes. How a row received from another leader is reconciled with the cell
 * is the design's rule (see `conflicts/`); this file says only what a write prepares and what a read shows.
 */
import type { Change, RowOperation, Version } from "../vocabulary/change.ts"
import type { Dot } from "../vocabulary/dot.ts"
import type { Stamp } from "../vocabulary/stamp.ts"

export type Cell =
  | { readonly kind: "absent" }
  | ({ readonly kind: "row" } & Version)
  | { readonly kind: "tombstone"; readonly dot: Dot; readonly stamp: Stamp }

/** A change that is for a row. */
export interface RowChange extends Change {
  readonly operation: RowOperation
}

export const absent: Cell = { kind: "absent" }

/** What a read shows: the value, or `null` where there is no row. */
export const read = (cell: Cell): string | null => (cell.kind === "row" ? cell.value : null)

/** A put inserts where the leader shows no row, and updates where it does. */
export const preparePut = (cell: Cell, key: string, value: string): RowOperation =>
  cell.kind === "row"
    ? { kind: "update", key, value, before: version(cell) }
    : { kind: "insert", key, value, before: null }

/** A delete needs a row to delete: `null` where the leader shows none. */
export const prepareDelete = (cell: Cell, key: string): RowOperation | null =>
  cell.kind === "row" ? { kind: "delete", key, value: "", before: version(cell) } : null

/** The cell that a change leaves when it takes effect and deletes are remembered. */
export const written = (change: RowChange): Cell => {
  const { dot, stamp, operation } = change
  return operation.kind === "delete"
    ? { kind: "tombstone", dot, stamp }
    : { kind: "row", value: operation.value, dot, stamp }
}

/** The cell that a change leaves when it takes effect and a deleted row leaves no memory. */
export const writtenForgetfully = (change: RowChange): Cell =>
  change.operation.kind === "delete" ? absent : written(change)

const version = (row: Version): Version => ({ value: row.value, dot: row.dot, stamp: row.stamp })
