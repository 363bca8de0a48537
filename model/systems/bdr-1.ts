/**
 * Postgres-BDR 1.0: last update wins by commit timestamp, ties to the higher origin.
 *
 * A conflict is a row whose last writer was another origin than the change's. A change from the row's own origin is
 * applied without looking at the time; a delete is always applied; what was deleted is not remembered.
 * Source: BDR 1.0.7 manual, "Multi-master conflicts", and `bdr_apply.c` (`process_remote_insert`, `_update`,
 * `_delete`, `bdr_conflict_last_update_wins`).
 */
import { originDiffers } from "../conflicts/detection.ts"
import { apply, forgetting, keep, laterOrHigher, type Ruling, skip, take } from "../conflicts/resolution.ts"
import type { Cell, RowChange } from "../objects/row.ts"
import type { Design } from "../replication/design.ts"
import { database } from "./database.ts"

const lastUpdateWins = (name: string, row: Cell & { readonly kind: "row" }, change: RowChange): Ruling =>
  !originDiffers(row, change)
    ? apply(change, forgetting)
    : laterOrHigher(change.stamp, row.stamp)
      ? take(name, row, change, forgetting)
      : keep(name, row)

export const bdr1: Design = {
  ...database,
  name: "bdr-1",
  title: "Postgres-BDR 1.0",
  source: "BDR 1.0.7: doc/manual-conflicts.sgml, bdr_apply.c",
  rows: {
    local: (_cell, change) => forgetting(change),
    remote: (cell, change) => {
      switch (change.operation.kind) {
        case "insert":
          return cell.kind === "row"
            ? lastUpdateWins("insert_insert", cell, change)
            : apply(change, forgetting)
        case "update":
          return cell.kind === "row"
            ? lastUpdateWins("update_update", cell, change)
            : skip(cell, "update_delete")
        case "delete":
          return cell.kind === "row" ? apply(change, forgetting) : skip(cell, "delete_delete")
      }
    },
  },
}
