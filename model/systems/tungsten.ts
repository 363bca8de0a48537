/**
 * Tungsten Replicator, all-masters topology, with its default applier filters (`pkey`, `bidiSlave`) and without `pkey`.
 *
 * It neither detects nor resolves conflicts. With `pkey`, rows are found by primary key alone, so the last arrival wins.
 * Without it, the whole before-image is in the WHERE clause, so a change of a row that has changed meanwhile finds none
 * (its columns are compared, not its time). An update or delete that finds no row is passed over in silence; an insert
 * that finds one fails, and the service stops.
 * Source: docs.continuent.com, "Deploying multi-master", and the 2.0 source: `JdbcApplier`, `PrimaryKeyFilter`,
 * `BidiRemoteSlaveFilter`, `applier.failure_policy=stop`.
 */
import { columnsDiffer } from "../conflicts/detection.ts"
import { apply, forgetting, skip, stop } from "../conflicts/resolution.ts"
import type { RowChange } from "../objects/row.ts"
import type { Design } from "../replication/design.ts"
import type { Version } from "../vocabulary/change.ts"
import { database } from "./database.ts"

/** The rules under one way of finding the row that an update or a delete is for. */
const rowsFoundBy = (finds: (row: Version, change: RowChange) => boolean): Pick<Design, "rows"> => ({
  rows: {
    local: (_cell, change) => forgetting(change),
    remote: (cell, change) => {
      if (change.operation.kind === "insert")
        return cell.kind === "row" ? stop("duplicate_entry_1062", cell) : apply(change, forgetting)
      return cell.kind === "row" && finds(cell, change) ? apply(change, forgetting) : skip(cell)
    },
  },
})

const source = "docs.continuent.com, multi-master preparation 4.0/5.0; Tungsten Replicator 2.0 source"

export const tungsten: Design = {
  ...database,
  ...rowsFoundBy(() => true),
  name: "tungsten",
  title: "Tungsten Replicator (MySQL), all-masters, pkey filter",
  source,
}

export const tungstenWithoutPkey: Design = {
  ...database,
  ...rowsFoundBy((row, change) => !columnsDiffer(row, change)),
  name: "tungsten-without-pkey",
  title: "Tungsten Replicator (MySQL), all-masters, without the pkey filter",
  source,
}
