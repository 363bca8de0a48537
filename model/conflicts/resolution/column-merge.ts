/**
 * Column merge: of two versions of a record each column is taken from the write that set it later, a tie to the higher leader.
 *
 * Used by PGD where conflicts are detected by column (`column_commit_timestamp`): a column of the table holds the time of every
 * other column. A column counts as modified where its value differs from the old row's, so `SET a = a` is not seen; an insert
 * modifies all columns, those left out among them, so of two inserts the later is taken whole.
 *
 * Law: each column by itself is a total order of stamps, so every leader that gets the same versions ends with the same
 * columns, in whatever order they come.
 * What it breaks: the merged record may be one that no client wrote and no leader checked, so a check over two columns can
 * fail where it arrives (A31). And what was written together, or read together before a write, comes apart.
 * Source: EDB docs, PGD 3.7 "Column-Level Conflict Detection" (the rule; limitations: unmodified columns, inserts, constraints,
 * ties); PGD 4.4 "Conflicts" (INSERT/INSERT conflicts).
 */
import type { Merge } from "../../database/tables.ts"
import { type Cell, sameContent } from "../../objects/row.ts"
import type { Column, Content } from "../../vocabulary/change.ts"
import { compare, type Stamp } from "../../vocabulary/stamp.ts"
import { under } from "../../vocabulary/write.ts"
import { type Memory, merge, remembering, take } from "../ruling.ts"

type Columns = Readonly<Record<string, Column>>
type Row = Cell & { readonly kind: "row" }

/** The columns that an update left as they were keep the stamps that they had. */
const unlessModified = (columns: Columns, before: Content): Columns =>
  typeof before === "string"
    ? columns
    : Object.fromEntries(
        Object.entries(columns).map(([name, column]) => {
          const old = under(before, name)
          return [name, old?.value === column.value ? old : column]
        }),
      )

/**
 * What a change leaves where every column has a stamp of its own: `inserted` is that of the columns that have no value, and a
 * delete leaves a tombstone.
 */
export const stampingColumns: Memory = (change) => {
  const { before } = change.operation
  const cell = remembering(change)
  if (cell.kind !== "row") return cell
  if (before === null || typeof cell.value === "string") return { ...cell, inserted: change.stamp }
  return {
    ...cell,
    value: unlessModified(cell.value, before.value),
    inserted: before.inserted ?? before.stamp,
  }
}

const insertedAt = ({ inserted, stamp }: Row): Stamp => inserted ?? stamp

const later = (one: Stamp, other: Stamp): Stamp => (compare(one, other) >= 0 ? one : other)

/**
 * The record with each column from the version that stamped it later. Of two stamps of one leader and one instant that of the
 * change is later where the change set it, since what a leader sends arrives in order.
 */
const joined = (local: Row, columns: Columns, received: Row, others: Columns): Columns => {
  const names = new Set([...Object.keys(columns), ...Object.keys(others)])
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const [here, there] = [under(columns, name), under(others, name)]
      const stamp = there?.stamp ?? insertedAt(received)
      const order = compare(stamp, here?.stamp ?? insertedAt(local))
      const wins = order > 0 || (order === 0 && compare(stamp, received.stamp) === 0)
      const column = wins ? there : here
      return column === undefined ? [] : [[name, column] as const]
    }),
  )
}

/** Merges what arrives with the record that is there; whatever else the rule ruled on stays as it is. */
export const columnMerge: Merge = (ruling, cell, change) => {
  const received = stampingColumns(change)
  if (cell.kind !== "row" || received.kind !== "row") return ruling
  if (ruling.outcome !== "applied" && ruling.outcome !== "kept") return ruling
  if (typeof cell.value === "string" || typeof received.value === "string") return ruling
  const value = joined(cell, cell.value, received, received.value)
  const base = ruling.outcome === "applied" ? received : cell
  const merged: Row = { ...base, value, inserted: later(insertedAt(cell), insertedAt(received)) }
  if (sameContent(value, cell.value) && ruling.outcome === "kept") return { ...ruling, cell: merged }
  const name = ruling.conflict?.name ?? "columns_differ"
  if (!sameContent(value, received.value)) return merge(name, cell, merged)
  return ruling.outcome === "applied"
    ? { ...ruling, cell: merged }
    : { ...take(name, cell, change, remembering), cell: merged }
}
