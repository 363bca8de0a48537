/**
 * Detection by write: a change conflicts where another write left the row than the one that its origin overwrote.
 *
 * Used by SQL Server peer-to-peer replication: a hidden column holds which node wrote the row and in which transaction, and
 * a command carries what its origin found there.
 *
 * A change made upon the very row that is there never conflicts, and every other does, whatever the values and the clocks: also a
 * change that is here before another one that it was made upon.
 * Source: Microsoft docs, "Conflict Detection in Peer-to-Peer Replication" (`$sys_p2p_cd_id`).
 */
import type { RowChange } from "../../objects/row.ts"
import { type Dot, same } from "../../vocabulary/dot.ts"

/** The row is not from the write that the change's origin overwrote. */
export const writeDiffers = (local: { readonly dot: Dot }, change: RowChange): boolean => {
  const { before } = change.operation
  return before === null || !same(before.dot, local.dot)
}
