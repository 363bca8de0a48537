/**
 * A record: a row with columns. What a write to one prepares, and what a read shows.
 *
 * A change carries the whole new row, as row-based replication does, and beside it which columns its client set and the
 * statement, for designs that look at these. A trigger that belongs to the table runs where the client writes: its effect is
 * part of the new row.
 */
import { columnOf, firings, numberOf } from "../database/schema.ts"
import type { Column, Content, RowOperation, Statement, Version } from "../vocabulary/change.ts"
import type { Stamp } from "../vocabulary/stamp.ts"
import { type Columns, inKeyOrder, withEntry } from "../vocabulary/write.ts"
import { type Cell, nextRevision, version } from "./row.ts"

/** What a read shows: the columns, or `null` where there is no record. */
export const read = (cell: Cell): Columns | null => {
  if (cell.kind !== "row" || typeof cell.value === "string") return null
  return inKeyOrder(cell.value, (column) => column.value)
}

/** The record with one column set; setting `audited` fires the trigger. */
export const withColumn = (content: Content, column: string, value: string, stamp: Stamp): Content => {
  const columns: Readonly<Record<string, Column>> = typeof content === "string" ? {} : content
  const set = withEntry(columns, column, { value, stamp })
  return column === "audited" ? fired(set, stamp) : set
}

/** The record after its trigger has fired once more. */
export const fired = (content: Content, stamp: Stamp): Content =>
  withColumn(content, firings, String(numberOf(content, firings) + 1), stamp)

/** The record after a statement. */
export const computed = (content: Content, { times, plus }: Statement, stamp: Stamp): Content =>
  withColumn(content, "amount", String(numberOf(content, "amount") * times + plus), stamp)

const prepared = (
  cell: Cell,
  key: string,
  value: Content,
  changed: ReadonlyArray<string>,
  statement: Statement | null,
): RowOperation => ({
  kind: cell.kind === "row" ? "update" : "insert",
  table: "record",
  key,
  value,
  before: cell.kind === "row" ? version(cell) : null,
  revision: nextRevision(cell),
  changed,
  statement,
})

const contentOf = (cell: Cell): Content => (cell.kind === "row" ? cell.value : {})

/** A set inserts where the leader shows no record, and updates where it does. */
export const prepareSet = (
  cell: Cell,
  key: string,
  column: string,
  value: string,
  stamp: Stamp,
): RowOperation => {
  const changed = column === "audited" ? [column, firings] : [column]
  return prepared(cell, key, withColumn(contentOf(cell), column, value, stamp), changed, null)
}

/** An adjustment needs a record that has an amount: `null` where there is none. */
export const prepareAdjust = (
  cell: Cell,
  key: string,
  statement: Statement,
  stamp: Stamp,
): RowOperation | null =>
  cell.kind === "row" && columnOf(cell.value, "amount") !== null
    ? prepared(cell, key, computed(cell.value, statement, stamp), ["amount"], statement)
    : null

/** An erasure needs a record: `null` where there is none. */
export const prepareErase = (cell: Cell, key: string): RowOperation | null =>
  cell.kind === "row" ? { ...prepared(cell, key, "", [], null), kind: "delete" } : null

/** The record that executing a change's statement anew leaves, on the record that is there. */
export const reexecuted = (record: Version, operation: RowOperation, stamp: Stamp): Content => {
  if (operation.statement !== null) return computed(record.value, operation.statement, stamp)
  return operation.changed
    .filter((column) => column !== firings)
    .reduce(
      (content, column) => withColumn(content, column, columnOf(operation.value, column) ?? "", stamp),
      record.value,
    )
}
