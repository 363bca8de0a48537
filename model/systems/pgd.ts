/**
 * EDB Postgres Distributed (PGD 4 to 6): default resolvers, and the switches on which its documentation contradicts itself.
 *
 * `update_if_newer` for an insert or an update that meets a row of another origin, ties to the higher node; an update of a
 * missing row inserts it; an update of a row deleted but not yet vacuumed is skipped. An insert that finds a row by a unique
 * index is resolved as if by its key; one that finds two rows is an error (`multiple_unique_conflicts`). So, in this model, is
 * an update that meets the unique value of another row, on which the documentation is silent.
 *
 * Once a row is frozen its origin is forgotten, and updates are "applied in all cases"; inserts and deletes are not affected.
 *
 * - A delete that is older than the row: the prose on origin detection applies it without a conflict, the list of conflict types
 *   skips it (`delete_recently_updated`). Both are designs.
 * - An update that arrives before its insert: the default resolver of `update_missing` inserts it, the prose on three or more
 *   nodes discards it. Both are designs.
 * - `row_version`: a version number is compared instead of the origin, also for deletes, which are skipped where it differs.
 * - Resolvers are set node by node: in one design B has `skip` for `update_origin_change`.
 * Source: EDB docs, PGD 4.4 "Conflicts", "Sequences"; PGD 6 "Conflict management", 02 to 04; PGD 6.1 "Conflict functions".
 */
import { originDiffers } from "../conflicts/detection/origin-differs.ts"
import { versionDiffers } from "../conflicts/detection/version-differs.ts"
import { laterOrHigher } from "../conflicts/resolution/later-or-higher.ts"
import { apply, keep, type Memory, remembering, type Ruling, skip, take } from "../conflicts/ruling.ts"
import { snowflake } from "../database/generated-keys.ts"
import type { Cell, RowChange } from "../objects/row.ts"
import type { Design, RowRules } from "../replication/design.ts"
import type { LeaderId } from "../vocabulary/leader.ts"
import { database } from "./database.ts"
import { foundByUniqueIndex, replicaTables } from "./postgresql-tables.ts"

type Row = Cell & { readonly kind: "row" }

/** How PGD is set, or read. */
interface Switches {
  /** The conflict of an update with a row, or `null` where it has none. */
  readonly update: (row: Row, change: RowChange) => string | null
  /** `true` where a delete is skipped because of what the row is. */
  readonly skipsDelete: (row: Row, change: RowChange) => boolean
  readonly missing: "inserted" | "skipped"
  readonly memory: Memory
}

export const pgdRows = ({ update, skipsDelete, missing, memory }: Switches): RowRules => {
  const updateIfNewer = (name: string, row: Row, change: RowChange): Ruling =>
    laterOrHigher(change.stamp, row.stamp) ? take(name, row, change, memory) : keep(name, row)
  return {
    local: (_cell, change) => memory(change),
    remote: (cell, change) => {
      switch (change.operation.kind) {
        case "insert":
          return cell.kind === "row" ? updateIfNewer("insert_exists", cell, change) : apply(change, memory)
        case "update": {
          if (cell.kind === "tombstone") return skip(cell, "update_recently_deleted")
          if (cell.kind === "absent")
            return missing === "inserted"
              ? take("update_missing", cell, change, memory)
              : skip(cell, "update_missing")
          const conflict = update(cell, change)
          return conflict === null ? apply(change, memory) : updateIfNewer(conflict, cell, change)
        }
        case "delete":
          if (cell.kind !== "row") return skip(cell, "delete_missing")
          return skipsDelete(cell, change) ? keep("delete_recently_updated", cell) : apply(change, memory)
      }
    },
  }
}

export const byOrigin: Switches = {
  update: (row, change) =>
    row.forgotten !== true && originDiffers(row, change) ? "update_origin_change" : null,
  skipsDelete: () => false,
  missing: "inserted",
  memory: remembering,
}

export const pgd: Design = {
  ...database,
  name: "pgd",
  title: "EDB Postgres Distributed, an older delete is applied",
  source: "EDB docs: PGD 4.4 Conflicts (prose); PGD 6 Conflict management 02-04",
  vacuums: true,
  forgetsStamps: "on vacuum",
  rows: pgdRows(byOrigin),
  tables: {
    ...replicaTables,
    keys: snowflake,
    unique: foundByUniqueIndex((change, holder) => laterOrHigher(change.stamp, holder.stamp)),
  },
}

export const pgdOlderDeleteSkipped: Design = {
  ...pgd,
  name: "pgd-older-delete-skipped",
  title: "EDB Postgres Distributed, an older delete is skipped",
  source: "EDB docs: PGD 4.4 Conflicts (list of conflict types: delete_recently_updated)",
  rows: pgdRows({
    ...byOrigin,
    skipsDelete: (row, change) => laterOrHigher(row.stamp, change.stamp),
  }),
}

export const pgdMissingUpdateSkipped: Design = {
  ...pgd,
  name: "pgd-missing-update-skipped",
  title: "EDB Postgres Distributed, an update of a missing row is skipped",
  source: "EDB docs: PGD 4.4 Conflicts (with three or more nodes; resolver skip for update_missing)",
  rows: pgdRows({ ...byOrigin, missing: "skipped" }),
}

export const pgdRowVersion: Design = {
  ...pgd,
  name: "pgd-row-version",
  title: "EDB Postgres Distributed, row_version detection",
  source: "EDB docs: PGD 4.4 Conflicts (row version conflict detection)",
  forgetsStamps: "never",
  rows: pgdRows({
    ...byOrigin,
    update: (row, change) => (versionDiffers(row, change) ? "update_differing" : null),
    skipsDelete: versionDiffers,
  }),
}

/** The second leader, whose resolver differs from the others'. */
const unlike: LeaderId = 1

export const pgdUnlikeResolvers: Design = {
  ...pgd,
  name: "pgd-unlike-resolvers",
  title: "EDB Postgres Distributed, B skips updates of rows that others wrote",
  source: "EDB docs: PGD 4.4 Conflicts (bdr.alter_node_set_conflict_resolver is not replicated)",
  ranksLeaders: true,
  rows: {
    ...pgd.rows,
    remote: (cell, change, here) => {
      const ruling = pgd.rows.remote(cell, change, here)
      const name = ruling.conflict?.name
      return here === unlike && name === "update_origin_change" ? keep(name, cell) : ruling
    },
  },
}
