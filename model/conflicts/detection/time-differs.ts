/**
 * Detection by timestamp column: a change conflicts where the row has another time than the one its origin overwrote.
 *
 * Used by SymmetricDS with `USE_TIMESTAMP`: one column is compared, and the others are not.
 *
 * A change made upon the very row that is there never conflicts. It errs where two leaders wrote at the same time: their
 * versions are taken for the same row even where the values differ.
 * Source: SymmetricDS 11bf3341, `configuration/conflicts.ad`, `AbstractDatabaseWriterConflictResolver.needsResolved`.
 */
import type { RowChange } from "../../objects/row.ts"
import type { Version } from "../../vocabulary/change.ts"
import { compareTime } from "../../vocabulary/stamp.ts"

/** The row has another time than the one that the change's origin saw before; its value is not compared. */
export const timeDiffers = (local: Version, change: RowChange): boolean => {
  const { before } = change.operation
  return before === null || compareTime(before.stamp, local.stamp) !== 0
}
