/**
 * EDB Postgres Distributed (PGD 4 to 6) with conflicts detected and resolved by column, without and with a CRDT column.
 *
 * A column of the table holds the time of every other column (`column_commit_timestamp`), and of two versions each column is
 * taken from the later write; deletes, and rows that are missing, are treated as in `pgd.ts`. The times are part of the row, so
 * freezing forgets none of them. Where the merged row breaks a check, replication stops.
 *
 * A delta column (`crdt_delta_counter`) needs this detection. The row is resolved first, and then what the change added is
 * added. What an insert that finds a row adds is not documented, so both readings are designs: nothing, as there is no old value
 * to compute a difference from, or the whole amount. State-based CRDT columns are not modelled: their state is no number that a client can set.
 *
 * That columns are compared whoever wrote the row last is the reading here: by origin, two writes of one leader would undo
 * what another had merged in between. Of `column_modify_timestamp` nothing more is modelled: a write has one time here.
 * Source: EDB docs, PGD 3.7 "Column-Level Conflict Detection"; PGD 4.4 "Conflicts", "Conflict-free replicated data types".
 */
import { originDiffers } from "../conflicts/detection/origin-differs.ts"
import { columnMerge, stampingColumns } from "../conflicts/resolution/column-merge.ts"
import { delta, deltaOfUpdates } from "../conflicts/resolution/delta.ts"
import { laterOrHigher } from "../conflicts/resolution/later-or-higher.ts"
import type { Merge } from "../database/tables.ts"
import type { Design } from "../replication/design.ts"
import { byOrigin, pgd, pgdRows } from "./pgd.ts"

export const pgdColumnLevel: Design = {
  ...pgd,
  name: "pgd-column-level",
  title: "EDB Postgres Distributed, column-level conflict resolution",
  source: "EDB docs: PGD 3.7 Column-Level Conflict Detection; PGD 4.4 Conflicts",
  forgetsStamps: "never",
  rows: pgdRows({
    ...byOrigin,
    update: (row, change) =>
      originDiffers(row, change) || laterOrHigher(row.stamp, change.stamp) ? "update_origin_change" : null,
    memory: stampingColumns,
  }),
  tables: { ...pgd.tables, merge: columnMerge },
}

/** The row is resolved first, column by column, and then the deltas are added. */
const then =
  (deltas: Merge): Merge =>
  (ruling, cell, change) =>
    deltas(columnMerge(ruling, cell, change), cell, change)

export const pgdCrdtColumns: Design = {
  ...pgdColumnLevel,
  name: "pgd-crdt-columns",
  title: "EDB Postgres Distributed, a delta CRDT column, inserts are resolved with the row",
  source: "EDB docs: PGD 4.4 Conflict-free replicated data types (crdt_delta_counter)",
  tables: { ...pgdColumnLevel.tables, merge: then(deltaOfUpdates) },
}

export const pgdCrdtColumnsInsertsAdd: Design = {
  ...pgdCrdtColumns,
  name: "pgd-crdt-columns-inserts-add",
  title: "EDB Postgres Distributed, a delta CRDT column, inserts add up",
  tables: { ...pgdColumnLevel.tables, merge: then(delta) },
}
