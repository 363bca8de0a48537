/**
 * Detection: how a leader decides that a received change and the row it holds are in conflict.
 *
 * - origin: the row was last written by another leader than the one that made the change (PostgreSQL family). It
 *   reports a conflict also where the change had seen the row.
 * - before-image: the row is not what the change's origin overwrote (GoldenGate; Tungsten, where the time is no column).
 * - version vector: the change's origin had not seen the row's version. With causal delivery this is exactly
 *   concurrency.
 */
import type { RowChange } from "../objects/row.ts"
import type { Version } from "../vocabulary/change.ts"
import type { Dot } from "../vocabulary/dot.ts"
import { compareTime } from "../vocabulary/stamp.ts"
import { covers } from "../vocabulary/version-vector.ts"

/** The row was last written by another leader than the one that made the change. */
export const originDiffers = (local: { readonly dot: Dot }, change: RowChange): boolean =>
  local.dot.leader !== change.dot.leader

/** The row is not the one that the change's origin saw before: its value or its time differs. */
export const beforeImageDiffers = (local: Version, change: RowChange): boolean => {
  const { before } = change.operation
  return before === null || before.value !== local.value || compareTime(before.stamp, local.stamp) !== 0
}

/** The row has another time than the one that the change's origin saw before; its value is not compared. */
export const timeDiffers = (local: Version, change: RowChange): boolean => {
  const { before } = change.operation
  return before === null || compareTime(before.stamp, local.stamp) !== 0
}

/** The row has another value than the one that the change's origin saw before; when it was written is not compared. */
export const columnsDiffer = (local: Version, change: RowChange): boolean =>
  change.operation.before?.value !== local.value

/** The change was made without knowledge of the local version. */
export const unseen = (local: { readonly dot: Dot }, change: RowChange): boolean =>
  !covers(change.dependencies, local.dot)
