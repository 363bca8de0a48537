/**
 * pgEdge Spock 5.0.9, 5.0.10 and 6: `last_update_wins`, with the default `exception_behaviour`, `transdiscard`; and 6 with a
 * delta-apply column.
 *
 * Times are compared wherever a change finds a row, also one of its own origin. A tie of two origins goes to the lower
 * `tiebreaker`: until 5.0.9 that of the row's origin or of the change's; from 5.0.10 that of the node that applies the
 * change or of the one that made it, whoever wrote the row. A delete is always applied until 5.x; in 6 it must be newer
 * than the row. An update of a missing row is an error, for which the whole transaction is discarded and put in the exception
 * log; so is a change that violates a unique index (`check_all_uc_indexes` is off) or a check. Nothing remembers a delete.
 * A row that was frozen has lost its time and origin, so any change is newer, and applied without a conflict.
 *
 * Reported are an insert that finds a row, an update of another origin that loses, a delete that loses. An update or a
 * delete that wins is not reported by default, and neither is an update that is older than a row of its own origin.
 * The default tiebreaker is a hash of the node's name; here it is the node's place among the leaders. Keys are those of
 * pgEdge's snowflake extension, which the manual strongly recommends.
 * Source: pgEdge/spock: `spock_conflict.c` (`get_tuple_origin`, `conflict_resolve_by_timestamp`, `spock_report_conflict`),
 * `spock_apply_heap.c`, commit 64ea462d (pull request 508); `docs/conflicts.md`, `conflict_types.md` (frozen tuples),
 * `configuring.md` (exceptions), `limitations.md` (foreign keys, truncate, sequences, triggers).
 */
import { originDiffers } from "../conflicts/detection/origin-differs.ts"
import { laterOrLower } from "../conflicts/resolution/later-or-lower.ts"
import { laterOrLowerThanHere } from "../conflicts/resolution/later-or-lower-than-here.ts"
import { delta } from "../conflicts/resolution/delta.ts"
import { apply, fail, forgetting, keep, skip, stay, take } from "../conflicts/ruling.ts"
import { snowflake } from "../database/generated-keys.ts"
import type { Cell, RowChange } from "../objects/row.ts"
import type { Design } from "../replication/design.ts"
import type { LeaderId } from "../vocabulary/leader.ts"
import { database } from "./database.ts"
import { replicaTables } from "./postgresql-tables.ts"

type Row = Cell & { readonly kind: "row" }
type TieBreak = (row: Row, change: RowChange, here: LeaderId) => boolean

const byRowOrigin: TieBreak = (row, change) => laterOrLower(change.stamp, row.stamp)

const byApplyingNode: TieBreak = (row, change, here) =>
  originDiffers(row, change)
    ? laterOrLowerThanHere(change.stamp, row.stamp, here)
    : laterOrLower(change.stamp, row.stamp)

/** Spock of one version: how it breaks a tie, and whether a delete must be newer than the row. */
const spock = (
  wins: TieBreak,
  deletes: "always" | "if newer",
): Omit<Design, "name" | "title" | "source"> => ({
  ...database,
  forgetsStamps: "on vacuum",
  tables: {
    ...replicaTables,
    keys: snowflake,
    unique: () => "discard-transaction",
    checks: "discard-transaction",
  },
  rows: {
    local: (_cell, change) => forgetting(change),
    remote: (cell, change, here) => {
      if (cell.kind === "row" && cell.forgotten === true) return apply(change, forgetting)
      switch (change.operation.kind) {
        case "insert":
          if (cell.kind !== "row") return apply(change, forgetting)
          return wins(cell, change, here)
            ? take("insert_exists", cell, change, forgetting)
            : keep("insert_exists", cell)
        case "update":
          if (cell.kind !== "row") return fail("update_missing", cell)
          if (wins(cell, change, here)) return apply(change, forgetting)
          return originDiffers(cell, change) ? keep("update_origin_differs", cell) : stay(cell)
        case "delete":
          if (cell.kind !== "row") return skip(cell, "delete_missing")
          return deletes === "always" || wins(cell, change, here)
            ? apply(change, forgetting)
            : keep("delete_exists", cell)
      }
    },
  },
})

const source = "pgEdge/spock: spock_conflict.c, spock_apply_heap.c; docs/conflicts.md, conflict_types.md"

export const spock509: Design = {
  ...spock(byRowOrigin, "always"),
  name: "spock-5.0.9",
  title: "pgEdge Spock until 5.0.9, a tie goes by the row's origin",
  source,
}

export const spock510: Design = {
  ...spock(byApplyingNode, "always"),
  name: "spock-5.0.10",
  title: "pgEdge Spock 5.0.10, a tie goes by the applying node",
  source: `${source}; commit 64ea462d`,
}

export const spock6: Design = {
  ...spock(byApplyingNode, "if newer"),
  name: "spock-6",
  title: "pgEdge Spock 6, an older delete is skipped",
  source: `${source}; commit 64ea462d`,
}

export const spock6Delta: Design = {
  ...spock6,
  name: "spock-6-delta",
  title: "pgEdge Spock 6, a delta-apply column",
  source: "pgEdge/spock: docs/conflicts.md; spock_apply_heap.c (build_delta_tuple)",
  tables: { ...spock6.tables, merge: delta },
}
