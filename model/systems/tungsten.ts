/**
 * Tungsten Replicator, all-masters topology, with its default applier filters (`pkey`, `bidiSlave`).
 *
 * It neither detects nor resolves conflicts. Rows are found by primary key alone, so the last arrival wins; an update or
 * delete that finds no row is passed over in silence; an insert that finds one fails, and the service stops.
 * Source: docs.continuent.com, "Deploying multi-master", and the 2.0 source: `JdbcApplier`, `PrimaryKeyFilter`,
 * `BidiRemoteSlaveFilter`, `applier.failure_policy=stop`.
 */
import { apply, forgetting, skip, stop } from "../conflicts/resolution.ts"
import type { Design } from "../replication/design.ts"
import { database } from "./database.ts"

export const tungsten: Design = {
  ...database,
  name: "tungsten",
  title: "Tungsten Replicator (MySQL), all-masters, pkey filter",
  source: "docs.continuent.com, multi-master preparation 4.0/5.0; Tungsten Replicator 2.0 source",
  rows: {
    local: (_cell, change) => forgetting(change),
    remote: (cell, change) => {
      if (change.operation.kind === "insert")
        return cell.kind === "row" ? stop("duplicate_entry_1062", cell) : apply(change, forgetting)
      return cell.kind === "row" ? apply(change, forgetting) : skip(cell)
    },
  },
}
