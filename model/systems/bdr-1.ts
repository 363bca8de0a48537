/**
 * Postgres-BDR 1.0: last update wins by commit timestamp, ties to the higher origin.
 *
 * A conflict is a row whose last writer was another origin than the change's. A change from the row's own origin is
 * applied without looking at the time; a delete is always applied; what was deleted is not remembered. An insert that finds
 * a row by a unique index is resolved as if it had found it by its key. Checks are not evaluated again: what arrives is
 * written to the heap as it is. Keys are stepped: the manual advises an offset, and calls its global sequences deprecated.
 *
 * Manual and source contradict each other on foreign keys, so both are designs. By the manual they are checked where a
 * change arrives: it is retried until what it refers to is there, and two nodes can block each other for good (foreign key
 * deadlock). By the source the apply worker runs as `session_replication_role = replica`, which "avoids FK checks".
 *
 * On PostgreSQL 9.4 a restart loses the commit times of a node's own transactions: rows that it wrote before look like nobody's,
 * and whatever arrives for them is applied without a conflict.
 * Source: BDR 1.0.7 manual, "Multi-master conflicts", "Global Sequences"; `bdr_apply.c` (`process_remote_insert`, `_update`,
 * `_delete`, `bdr_conflict_last_update_wins`), `bdr.c` (`bdr_bgworker_init`); 2ndQuadrant/bdr issue 190.
 */
import { originDiffers } from "../conflicts/detection/origin-differs.ts"
import { laterOrHigher } from "../conflicts/resolution/later-or-higher.ts"
import { apply, forgetting, keep, type Ruling, skip, take } from "../conflicts/ruling.ts"
import { steppedSequence } from "../database/generated-keys.ts"
import type { Cell, RowChange } from "../objects/row.ts"
import type { Design } from "../replication/design.ts"
import type { LeaderId } from "../vocabulary/leader.ts"
import { database } from "./database.ts"
import { foundByUniqueIndex, replicaTables } from "./postgresql-tables.ts"

type Row = Cell & { readonly kind: "row" }

const lastUpdateWins = (name: string, row: Row, change: RowChange, here: LeaderId): Ruling => {
  const forgotten = row.forgotten === true && row.dot.leader === here
  if (forgotten || !originDiffers(row, change)) return apply(change, forgetting)
  return laterOrHigher(change.stamp, row.stamp) ? take(name, row, change, forgetting) : keep(name, row)
}

export const bdr1: Design = {
  ...database,
  name: "bdr-1",
  title: "Postgres-BDR 1.0, foreign keys are checked on arrival",
  source: "BDR 1.0.7: doc/manual-conflicts.sgml, bdr_apply.c",
  tables: {
    ...replicaTables,
    keys: steppedSequence,
    references: "stop",
    checks: "admit",
    unique: foundByUniqueIndex(
      (change, holder) => !originDiffers(holder, change) || laterOrHigher(change.stamp, holder.stamp),
    ),
  },
  rows: {
    local: (_cell, change) => forgetting(change),
    remote: (cell, change, here) => {
      switch (change.operation.kind) {
        case "insert":
          return cell.kind === "row"
            ? lastUpdateWins("insert_insert", cell, change, here)
            : apply(change, forgetting)
        case "update":
          return cell.kind === "row"
            ? lastUpdateWins("update_update", cell, change, here)
            : skip(cell, "update_delete")
        case "delete":
          return cell.kind === "row" ? apply(change, forgetting) : skip(cell, "delete_delete")
      }
    },
  },
}

export const bdr1UncheckedReferences: Design = {
  ...bdr1,
  name: "bdr-1-unchecked-references",
  title: "Postgres-BDR 1.0, foreign keys are not checked on arrival",
  source: "BDR 1.0.7: bdr.c (session_replication_role), bdr_apply.c",
  tables: { ...bdr1.tables, references: "admit" },
}

export const bdr1Restarted: Design = {
  ...bdr1,
  name: "bdr-1-restarted",
  title: "Postgres-BDR 1.0 on PostgreSQL 9.4, a restart forgets who wrote the rows",
  source: "BDR 1.0.7: bdr_apply.c; 2ndQuadrant/bdr issue 190",
  forgetsStamps: "on restart",
}
