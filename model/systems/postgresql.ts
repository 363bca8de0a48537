/**
 * PostgreSQL's own logical replication between several writers, `origin = none`, in versions 16 to 19.
 *
 * There are no resolvers. An insert that finds a row is an error, and the apply worker fails and restarts for ever; so is an
 * update whose new row has the unique value of another (`update_exists`). An update and a delete are otherwise always
 * applied, whoever wrote the row; what is missing is skipped. All versions do the same: 18 gives the conflicts names and
 * logs them, 16 and 17 say nothing (a debug message for a missing row).
 *
 * Version 19 can keep dead tuples (`retain_dead_tuples`), until `max_retention_duration` has passed, and so calls an update of a
 * deleted row `update_deleted` instead of `update_missing`; it skips it all the same.
 * Source: PostgreSQL 14, 16 and 18 docs, "Logical Replication", "Conflicts"; commits 3662839 (`origin`) and 73eba50
 * (conflict names); `conflict.c`, `conflict.h` of 2026; pgsql-hackers, "Conflict detection for update_deleted".
 */
import { originDiffers } from "../conflicts/detection/origin-differs.ts"
import { apply, forgetting, type Memory, remembering, skip, stop, take } from "../conflicts/ruling.ts"
import type { Design, RowRules } from "../replication/design.ts"
import { database } from "./database.ts"
import { replicaTables } from "./postgresql-tables.ts"

const postgresql = { ...database, tables: replicaTables }

export const postgresql16: Design = {
  ...postgresql,
  name: "postgresql-16",
  title: "PostgreSQL 16 and 17, native logical replication, origin = none",
  source: "PostgreSQL 16 docs: Logical Replication, Conflicts; CREATE SUBSCRIPTION (origin)",
  rows: {
    local: (_cell, change) => forgetting(change),
    remote: (cell, change) => {
      if (change.operation.kind === "insert")
        return cell.kind === "row" ? stop("unique_violation", cell) : apply(change, forgetting)
      return cell.kind === "row" ? apply(change, forgetting) : skip(cell)
    },
  },
}

/** The rules that report conflicts, whether or not a deleted row leaves something to be found. */
const reporting = (memory: Memory): RowRules => ({
  local: (_cell, change) => memory(change),
  remote: (cell, change) => {
    const { kind } = change.operation
    if (kind === "insert") return cell.kind === "row" ? stop("insert_exists", cell) : apply(change, memory)
    if (kind === "update" && cell.kind === "tombstone") return skip(cell, "update_deleted")
    if (cell.kind !== "row") return skip(cell, `${kind}_missing`)
    return originDiffers(cell, change)
      ? take(`${kind}_origin_differs`, cell, change, memory)
      : apply(change, memory)
  },
})

export const postgresql18: Design = {
  ...postgresql,
  name: "postgresql-18",
  title: "PostgreSQL 18, native logical replication, origin = none",
  source: "PostgreSQL 18 docs: Logical Replication, Conflicts; commit 73eba50",
  rows: reporting(forgetting),
}

export const postgresql19: Design = {
  ...postgresql,
  name: "postgresql-19",
  title: "PostgreSQL 19, native logical replication, origin = none, retain_dead_tuples",
  source: "PostgreSQL: conflict.c, conflict.h of 2026; pgsql-hackers: Conflict detection for update_deleted",
  rows: reporting(remembering),
  vacuums: true,
}
