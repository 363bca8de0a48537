/**
 * PostgreSQL's own logical replication between several writers, `origin = none`, in versions 16 to 18.
 *
 * There are no resolvers. An insert that finds a row is an error, and the apply worker fails and restarts for ever. An
 * update and a delete are always applied, whoever wrote the row; what is missing is skipped. All versions do the same:
 * 18 gives the conflicts names and logs them, 16 and 17 say nothing (a debug message for a missing row).
 *
 * Version 19 can keep dead tuples (`retain_dead_tuples`) and so calls an update of a deleted row `update_deleted` instead
 * of `update_missing`; it skips it all the same. That is another word for the same thing, so it is no design of its own.
 * Source: PostgreSQL 14, 16 and 18 docs, "Logical Replication", "Conflicts"; commits 3662839 (`origin`) and 73eba50
 * (conflict names); `conflict.c`, `conflict.h` of 2026.
 */
import { originDiffers } from "../conflicts/detection.ts"
import { apply, forgetting, skip, stop, take } from "../conflicts/resolution.ts"
import type { Design } from "../replication/design.ts"
import { database } from "./database.ts"

export const postgresql16: Design = {
  ...database,
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

export const postgresql18: Design = {
  ...database,
  name: "postgresql-18",
  title: "PostgreSQL 18, native logical replication, origin = none",
  source: "PostgreSQL 18 docs: Logical Replication, Conflicts; commit 73eba50",
  rows: {
    local: (_cell, change) => forgetting(change),
    remote: (cell, change) => {
      const { kind } = change.operation
      if (kind === "insert")
        return cell.kind === "row" ? stop("insert_exists", cell) : apply(change, forgetting)
      if (cell.kind !== "row") return skip(cell, `${kind}_missing`)
      return originDiffers(cell, change)
        ? take(`${kind}_origin_differs`, cell, change, forgetting)
        : apply(change, forgetting)
    },
  },
}
