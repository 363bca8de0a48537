/**
 * pgactive, the descendant of Postgres-BDR 1.0 at AWS: last update wins by commit timestamp, ties to the lesser node.
 *
 * The rules are those of BDR 1.0 but for two. A tie is decided by the sequence ids of the node that applies the change
 * and of the node that made it, and the row's own origin is ignored: two nodes agree, a third decides by the order of
 * arrival. And a conflict is reported only where it keeps the row: a change that wins over it is applied in silence.
 * Here a node's sequence id is its place among the leaders.
 * Source: aws/pgactive: `src/pgactive_apply.c` (`pgactive_conflict_last_update_wins`, `check_apply_update`,
 * `process_remote_delete`); `docs/referenceguide.md`.
 */
import { originDiffers } from "../conflicts/detection.ts"
import { apply, forgetting, keep, laterOrLowerThanHere, type Ruling, skip } from "../conflicts/resolution.ts"
import type { Cell, RowChange } from "../objects/row.ts"
import type { Design } from "../replication/design.ts"
import type { LeaderId } from "../vocabulary/leader.ts"
import { database } from "./database.ts"

type Row = Cell & { readonly kind: "row" }

const lastUpdateWins = (name: string, row: Row, change: RowChange, here: LeaderId): Ruling =>
  originDiffers(row, change) && !laterOrLowerThanHere(change.stamp, row.stamp, here)
    ? keep(name, row)
    : apply(change, forgetting)

export const pgactive: Design = {
  ...database,
  name: "pgactive",
  title: "AWS pgactive",
  source: "aws/pgactive: src/pgactive_apply.c, docs/referenceguide.md",
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
