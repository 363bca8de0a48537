/**
 * Detection by row version: a change conflicts where the row has another version number, or another value, than the one its
 * origin overwrote.
 *
 * Used by PGD with `row_version`: a trigger counts the updates of each row in a column of its own, and the whole old row is
 * compared (`check_full_tuple`). Here the number is the count of writes that led to the row.
 *
 * No clock is read, and a row that went away and came back is not taken for the same while its count went on. It errs where two
 * leaders made of one row the same value: their rows have the same number too, and are taken for the same.
 * Source: EDB docs, PGD 4.4 "Conflicts" (row version conflict detection).
 */
import { type RowChange, sameContent } from "../../objects/row.ts"
import type { Version } from "../../vocabulary/change.ts"

/** The row is not the one that the change's origin saw before: its version number or its value differs. */
export const versionDiffers = (local: Version, change: RowChange): boolean => {
  const { before } = change.operation
  return before === null || before.revision !== local.revision || !sameContent(before.value, local.value)
}
