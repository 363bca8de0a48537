/**
 * Detection by before-image: a change conflicts where the row is not what its origin overwrote, in its value or its time.
 *
 * Used by GoldenGate: with `COMPARECOLS ALL` (manual) the old values, a column `last_mod_time` among them, are in the WHERE
 * clause; automatic CDR compares the hidden timestamp column and the old values.
 *
 * A change made upon the very row that is there never conflicts, whatever the clocks say: a write made after reading another
 * survives any skew. It errs where two leaders wrote the same value at the same time: that is taken for the same row.
 * Source: Oracle GoldenGate docs, "Configuring Conflict Detection and Resolution" (COMPARECOLS), "Latest Timestamp Conflict
 * Detection and Resolution".
 */
import { type RowChange, sameContent } from "../../objects/row.ts"
import type { Version } from "../../vocabulary/change.ts"
import { compareTime } from "../../vocabulary/stamp.ts"

/** The row is not the one that the change's origin saw before: its value or its time differs. */
export const beforeImageDiffers = (local: Version, change: RowChange): boolean => {
  const { before } = change.operation
  return (
    before === null || !sameContent(before.value, local.value) || compareTime(before.stamp, local.stamp) !== 0
  )
}
