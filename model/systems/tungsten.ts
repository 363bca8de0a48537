/**
 * Tungsten Replicator: all-masters with its default applier filters (`pkey`, `bidiSlave`), without `pkey`, with shards that
 * have a home, and as a star.
 *
 * It neither detects nor resolves conflicts. With `pkey`, rows are found by primary key alone, so the last arrival wins.
 * Without it, the whole before-image is in the WHERE clause, so a change of a row that has changed meanwhile finds none
 * (its columns are compared, not its time). An update or delete that finds no row is passed over in silence; an insert
 * that finds one fails, and the service stops.
 *
 * With `enforceHome` the shard filter drops, in silence, each change from a service that is not the home of its shard. A
 * client may still write anywhere, and so the change is at its own leader and nowhere else. A shard is a schema; here each
 * key is one, and a truncation is in none.
 *
 * The hub of a star accepts what began at any service and sends it on (`allowAnyRemoteService`).
 *
 * Tables: changes are executed by an ordinary client, so unique and foreign keys are checked and triggers, which cannot be
 * kept from firing, fire at every leader. Keys step by the number of leaders, as the manual prescribes (`auto_increment_increment`,
 * `auto_increment_offset`).
 * Source: docs.continuent.com, "Deploying multi-master", and the 2.0 source: `JdbcApplier`, `PrimaryKeyFilter`,
 * `BidiRemoteSlaveFilter`, `ShardFilter`, `applier.failure_policy=stop`.
 */
import { columnsDiffer } from "../conflicts/detection/columns-differ.ts"
import { apply, forgetting, skip, stay, stop } from "../conflicts/ruling.ts"
import { stepped } from "../database/generated-keys.ts"
import { plainTables } from "../database/tables.ts"
import type { RowChange } from "../objects/row.ts"
import { homeOf } from "../replication/deciding.ts"
import type { Design } from "../replication/design.ts"
import { star } from "../topology.ts"
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

const byPrimaryKey = rowsFoundBy(() => true)

export const tungsten: Design = {
  ...database,
  ...byPrimaryKey,
  name: "tungsten",
  title: "Tungsten Replicator (MySQL), all-masters, pkey filter",
  source: "docs.continuent.com, multi-master preparation 4.0/5.0; Tungsten Replicator 2.0 source",
  tables: {
    ...plainTables,
    keys: stepped,
    unique: () => "stop",
    references: "stop",
    checks: "stop",
    triggers: "everywhere",
  },
}

export const tungstenWithoutPkey: Design = {
  ...tungsten,
  ...rowsFoundBy((row, change) => !columnsDiffer(row, change)),
  name: "tungsten-without-pkey",
  title: "Tungsten Replicator (MySQL), all-masters, without the pkey filter",
}

/** `true` where the change was made at the home of its key. */
const isFromHome = ({ operation, dot, dependencies }: RowChange): boolean =>
  homeOf(operation.key, dependencies.length) === dot.leader

export const tungstenShardHome: Design = {
  ...tungsten,
  name: "tungsten-shard-home",
  title: "Tungsten Replicator (MySQL), all-masters, shards with a home",
  source: "Tungsten Replicator 2.0 source: ShardFilter (enforceHome)",
  ranksLeaders: true,
  rows: {
    ...tungsten.rows,
    remote: (cell, change, here) =>
      isFromHome(change) ? tungsten.rows.remote(cell, change, here) : stay(cell),
  },
}

export const tungstenStar: Design = {
  ...tungsten,
  name: "tungsten-star",
  title: "Tungsten Replicator (MySQL), star",
  source: "docs.continuent.com, topologies; Tungsten Replicator 2.0 source: BidiRemoteSlaveFilter",
  topology: star,
}
