/**
 * pglogical 2, under three settings of `pglogical.conflict_resolution`: `apply_remote` (the default), `keep_local` and
 * `last_update_wins`.
 *
 * The setting decides where an insert finds a row, of whatever origin, and where an update finds a row that was last
 * written by another origin. A tie under `last_update_wins` always applies the change (the source calls that provisional). A
 * delete is always applied; what is missing is skipped; nothing remembers a delete. Every conflict is logged, but a
 * delete that removes a row is none.
 *
 * An insert looks for its row by the other unique indexes too, and the setting decides on the row that it finds. The manual
 * asks for one unique index only: a second violation, or an update that meets another row, stops the stream.
 * Source: pglogical 2, bff71f2: `pglogical_conflict.c` (`try_resolve_conflict`, `conflict_resolve_by_timestamp`,
 * `pglogical_tuple_find_conflict`), `pglogical_apply_heap.c` (`ExecConstraints`); `docs/README.md`, "Conflicts", "Limitations
 * and restrictions" (unique indexes, foreign keys, truncate, sequences, triggers).
 */
import { originDiffers } from "../conflicts/detection/origin-differs.ts"
import { laterOrEqual } from "../conflicts/resolution/later-or-equal.ts"
import { apply, forgetting, keep, type Ruling, skip, take } from "../conflicts/ruling.ts"
import type { Cell, RowChange } from "../objects/row.ts"
import type { Design } from "../replication/design.ts"
import type { Stamp } from "../vocabulary/stamp.ts"
import { database } from "./database.ts"
import { foundByUniqueIndex, replicaTables } from "./postgresql-tables.ts"

/** What the setting says: `true` where the change replaces the row. */
type Resolver = (change: Stamp, local: Stamp) => boolean

const rowsUnder = (wins: Resolver): Pick<Design, "rows" | "tables"> => {
  const resolve = (name: string, row: Cell & { readonly kind: "row" }, change: RowChange): Ruling =>
    wins(change.stamp, row.stamp) ? take(name, row, change, forgetting) : keep(name, row)
  return {
    tables: {
      ...replicaTables,
      unique: foundByUniqueIndex((change, holder) => wins(change.stamp, holder.stamp)),
    },
    rows: {
      local: (_cell, change) => forgetting(change),
      remote: (cell, change) => {
        switch (change.operation.kind) {
          case "insert":
            return cell.kind === "row" ? resolve("insert_insert", cell, change) : apply(change, forgetting)
          case "update":
            if (cell.kind !== "row") return skip(cell, "update_delete")
            return originDiffers(cell, change)
              ? resolve("update_update", cell, change)
              : apply(change, forgetting)
          case "delete":
            return cell.kind === "row" ? apply(change, forgetting) : skip(cell, "delete_delete")
        }
      },
    },
  }
}

const source = "pglogical 2: pglogical_conflict.c, pglogical_apply_heap.c; docs/README.md, Conflicts"

export const pglogicalApplyRemote: Design = {
  ...database,
  ...rowsUnder(() => true),
  name: "pglogical-apply-remote",
  title: "pglogical 2, apply_remote (the default)",
  source,
}

export const pglogicalKeepLocal: Design = {
  ...database,
  ...rowsUnder(() => false),
  name: "pglogical-keep-local",
  title: "pglogical 2, keep_local",
  source,
}

export const pglogicalLastUpdateWins: Design = {
  ...database,
  ...rowsUnder(laterOrEqual),
  name: "pglogical-last-update-wins",
  title: "pglogical 2, last_update_wins",
  source,
}
