/**
 * SymmetricDS, conflicts detected by USE_TIMESTAMP and resolved by NEWER_WINS, between nodes linked each to each other.
 *
 * A change conflicts where the row's timestamp column is not the one that its origin saw. An insert or an update then
 * replaces the row if its timestamp is greater; on a tie each side keeps its own. An update of a missing row inserts it.
 * A delete always removes the row, whatever its timestamp; where there is none it is only counted. Nothing remembers it.
 *
 * The timestamp column is taken to hold the commit time. Conflicts are reported as with `log.conflict.resolution` on; by
 * default they are only counted. Ping back is taken to be off, and no node sends on what it received: in a hub, whose
 * capture sends on what it loaded and not what it refused, this model would not be faithful.
 *
 * Tables: changes are executed by an ordinary client, so triggers fire at every node. The rows that have a change's unique value
 * are deleted (`auto.resolve.unique.index.violation`, on by default). A change that breaks a foreign key makes its batch fail,
 * which waits; here `auto.resolve.foreign.key.violation` is off, since what it does, to have the missing rows sent, is not modelled.
 * No rule for generated keys is prescribed, so a database takes one more than its highest.
 * Source: SymmetricDS 11bf3341: `configuration/conflicts.ad`, `AbstractDatabaseWriterConflictResolver.needsResolved`,
 * `DefaultDatabaseWriterConflictResolver` (`isTimestampNewer`, `checkForUniqueKeyViolation`), `symmetric-default.properties`.
 */
import { timeDiffers } from "../conflicts/detection/time-differs.ts"
import { strictlyLater } from "../conflicts/resolution/strictly-later.ts"
import { apply, forgetting, keep, type Ruling, skip, take } from "../conflicts/ruling.ts"
import { autoIncrement } from "../database/generated-keys.ts"
import { plainTables } from "../database/tables.ts"
import type { Cell, RowChange } from "../objects/row.ts"
import type { Design } from "../replication/design.ts"
import { database } from "./database.ts"

const newerWins = (name: string, row: Cell & { readonly kind: "row" }, change: RowChange): Ruling =>
  strictlyLater(change.stamp, row.stamp) ? take(name, row, change, forgetting) : keep(name, row)

export const symmetricds: Design = {
  ...database,
  name: "symmetricds",
  title: "SymmetricDS, USE_TIMESTAMP and NEWER_WINS",
  source: "SymmetricDS docs: conflicts; AbstractDatabaseWriterConflictResolver",
  rows: {
    local: (_cell, change) => forgetting(change),
    remote: (cell, change) => {
      switch (change.operation.kind) {
        case "insert":
          return cell.kind === "row" ? newerWins("insert_exists", cell, change) : apply(change, forgetting)
        case "update":
          if (cell.kind !== "row") return take("update_missing", cell, change, forgetting)
          return timeDiffers(cell, change)
            ? newerWins("update_differs", cell, change)
            : apply(change, forgetting)
        case "delete":
          if (cell.kind !== "row") return skip(cell, "delete_missing")
          return timeDiffers(cell, change)
            ? take("delete_differs", cell, change, forgetting)
            : apply(change, forgetting)
      }
    },
  },
  tables: {
    ...plainTables,
    keys: autoIncrement,
    unique: () => "replace",
    references: "stop",
    checks: "stop",
    triggers: "everywhere",
  },
}
