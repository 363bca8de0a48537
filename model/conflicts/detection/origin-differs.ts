/**
 * Detection by origin: a change conflicts where another leader than its own wrote the row last.
 *
 * Used by PostgreSQL 18, pglogical, BDR 1.0, PGD by default, pgactive and Spock; the row's origin is stored with its commit
 * timestamp. What each then does with the answer is its own rule.
 *
 * It errs to one side. While each leader's changes arrive in its order, a change of the leader that wrote the row has seen it,
 * so no concurrent write goes unreported. But a change that had seen another leader's row is reported too: a write made after
 * reading another is judged by the clocks, and lost where its own leader's clock is behind.
 * Source: EDB docs, PGD 4.4 "Conflicts" (`row_origin`); PostgreSQL 18 docs, "Logical Replication", "Conflicts"; BDR 1.0.7,
 * `bdr_apply.c`; aws/pgactive, `pgactive_apply.c` (`get_local_tuple_origin`).
 */
import type { RowChange } from "../../objects/row.ts"
import type { Dot } from "../../vocabulary/dot.ts"

/** The row was last written by another leader than the one that made the change. */
export const originDiffers = (local: { readonly dot: Dot }, change: RowChange): boolean =>
  local.dot.leader !== change.dot.leader
