/**
 * EDB Postgres Distributed (PGD 4 to 6), default conflict detection (`row_origin`) and default resolvers.
 *
 * `update_if_newer` for an insert or an update that meets a row of another origin, ties to the higher node; an update of a
 * missing row inserts it; an update of a row deleted but not yet vacuumed is skipped.
 *
 * The documentation contradicts itself on a delete that is older than the row: its prose on origin detection applies it
 * without a conflict, its list of conflict types skips it (`delete_recently_updated`). Both readings are designs here.
 * Source: EDB docs, PGD 4.4 "Conflicts"; PGD 6 "Conflict management", pages 02 to 04; PGD 6.1 "Conflict functions".
 */
import { originDiffers } from "../conflicts/detection.ts"
import { apply, keep, laterOrHigher, remembering, type Ruling, skip, take } from "../conflicts/resolution.ts"
import type { Cell, RowChange } from "../objects/row.ts"
import type { Design } from "../replication/design.ts"
import { database } from "./database.ts"

type Row = Cell & { readonly kind: "row" }

const updateIfNewer = (name: string, row: Row, change: RowChange): Ruling =>
  laterOrHigher(change.stamp, row.stamp) ? take(name, row, change, remembering) : keep(name, row)

/** PGD under one reading of what happens to a delete that is older than the row. */
const pgdReading = (olderDelete: "applied" | "skipped"): Pick<Design, "rows"> => ({
  rows: {
    local: (_cell, change) => remembering(change),
    remote: (cell, change) => {
      switch (change.operation.kind) {
        case "insert":
          return cell.kind === "row"
            ? updateIfNewer("insert_exists", cell, change)
            : apply(change, remembering)
        case "update":
          if (cell.kind === "tombstone") return skip(cell, "update_recently_deleted")
          if (cell.kind === "absent") return take("update_missing", cell, change, remembering)
          return originDiffers(cell, change)
            ? updateIfNewer("update_origin_change", cell, change)
            : apply(change, remembering)
        case "delete":
          if (cell.kind !== "row") return skip(cell, "delete_missing")
          return olderDelete === "skipped" && laterOrHigher(cell.stamp, change.stamp)
            ? keep("delete_recently_updated", cell)
            : apply(change, remembering)
      }
    },
  },
})

export const pgd: Design = {
  ...database,
  ...pgdReading("applied"),
  name: "pgd",
  title: "EDB Postgres Distributed, an older delete is applied",
  source: "EDB docs: PGD 4.4 Conflicts (prose); PGD 6 Conflict management 02-04",
  vacuums: true,
}

export const pgdOlderDeleteSkipped: Design = {
  ...database,
  ...pgdReading("skipped"),
  name: "pgd-older-delete-skipped",
  title: "EDB Postgres Distributed, an older delete is skipped",
  source: "EDB docs: PGD 4.4 Conflicts (list of conflict types: delete_recently_updated)",
  vacuums: true,
}
