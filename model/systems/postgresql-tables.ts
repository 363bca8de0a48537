/**
 * What the systems of the PostgreSQL family make of a table whose changes arrive.
 *
 * They apply changes with `session_replication_role = replica`: foreign keys are not checked, and triggers do not fire unless they
 * were made for replicas. Unique indexes and checks belong to the table itself, and what breaks one is an error, which stops the
 * stream until somebody repairs a row. A truncation empties the table as it is when it arrives. Sequences are not replicated:
 * each leader counts for itself.
 * Source: PostgreSQL 18 docs, "Logical Replication", "Conflicts", "Restrictions" and "Architecture"; pglogical 2 and Spock docs,
 * "Limitations"; EDB docs, PGD 4.4 "Conflicts"; aws/pgactive, `docs/referenceguide.md`.
 */
import type { ConstraintRules } from "../database/constraints.ts"
import { plainTables, type TableRules } from "../database/tables.ts"
import type { RowChange } from "../objects/row.ts"
import type { Version } from "../vocabulary/change.ts"
import type { LeaderId } from "../vocabulary/leader.ts"

export const replicaTables: TableRules = { ...plainTables, unique: () => "stop", checks: "stop" }

/**
 * Where an insert looks for its row by every unique index, the first row that it finds is put to the resolver: the winner is
 * written over it, whatever its key. One that finds its key taken too finds a second row, which is an error, and so is an
 * update that meets the unique value of another row.
 */
export const foundByUniqueIndex =
  (wins: (change: RowChange, holder: Version, here: LeaderId) => boolean): ConstraintRules["unique"] =>
  (holder, change, here, local) => {
    if (change.operation.kind !== "insert" || local.kind === "row") return "stop"
    return wins(change, holder, here) ? "replace" : "discard"
  }
