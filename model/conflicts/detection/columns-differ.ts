/**
 * Detection by columns: a change conflicts where the row holds another value than the one its origin overwrote.
 *
 * Used by Tungsten without its `pkey` filter, which calls it no conflict: the whole before-image is in the WHERE clause, so the
 * change finds no row and is passed over in silence.
 *
 * It errs where the value went away and came back (ABA): whoever wrote it, and whenever, it is taken for the same row. With
 * "pass over" as the answer, each of two leaders keeps its own write, for ever.
 * Source: Tungsten Replicator 2.0, `JdbcApplier`, `PrimaryKeyFilter`.
 */
import { type RowChange, sameContent } from "../../objects/row.ts"
import type { Version } from "../../vocabulary/change.ts"

/** The row has another value than the one that the change's origin saw before; when it was written is not compared. */
export const columnsDiffer = (local: Version, change: RowChange): boolean => {
  const { before } = change.operation
  return before === null || !sameContent(before.value, local.value)
}
