/**
 * pgactive, the descendant of Postgres-BDR 1.0 at AWS: last update wins by commit timestamp, ties to the lesser node.
 *
 * The rules are those of BDR 1.0 but for two. A tie is decided by the sequence ids of the node that applies the change
 * and of the node that made it, and the row's own origin is ignored: two nodes agree, a third decides by the order of
 * arrival. And a conflict is reported only where it keeps the row: a change that wins over it is applied in silence.
 * Here a node's sequence id is its place among the leaders.
 *
 * An insert that finds a row by a unique index is resolved as if it had found it by its key. Checks are not evaluated again:
 * what arrives is written to the heap as it is. Keys are snowflake ids, as the guide advises; foreign keys can dangle.
 * Source: aws/pgactive: `src/pgactive_apply.c` (`pgactive_conflict_last_update_wins`, `check_apply_update`,
 * `process_remote_insert`, `process_remote_delete`); `docs/referenceguide.md` (foreign keys, unique constraints,
 * `pgactive_snowflake_id_nextval`), `docs/best-practices.md`.
 */
import { originDiffers } from "../conflicts/detection/origin-differs.ts"
import { laterOrLowerThanHere } from "../conflicts/resolution/later-or-lower-than-here.ts"
import { apply, forgetting, keep, type Ruling, skip } from "../conflicts/ruling.ts"
import { snowflake } from "../database/generated-keys.ts"
import type { Cell, RowChange } from "../objects/row.ts"
import type { Design } from "../replication/design.ts"
import type { Version } from "../vocabulary/change.ts"
import type { LeaderId } from "../vocabulary/leader.ts"
import { database } from "./database.ts"
import { foundByUniqueIndex, replicaTables } from "./postgresql-tables.ts"

type Row = Cell & { readonly kind: "row" }

const wins = (change: RowChange, row: Version, here: LeaderId): boolean =>
  !originDiffers(row, change) || laterOrLowerThanHere(change.stamp, row.stamp, here)

const lastUpdateWins = (name: string, row: Row, change: RowChange, here: LeaderId): Ruling =>
  wins(change, row, here) ? apply(change, forgetting) : keep(name, row)

export const pgactive: Design = {
  ...database,
  name: "pgactive",
  title: "AWS pgactive",
  source: "aws/pgactive: src/pgactive_apply.c, docs/referenceguide.md",
  tables: { ...replicaTables, keys: snowflake, checks: "admit", unique: foundByUniqueIndex(wins) },
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
