/**
 * Delta: the column `amount` is not overwritten but added to: it becomes what is there plus what the change's origin added.
 *
 * Used by PGD for columns of a delta type (`crdt_delta_counter`, `crdt_delta_sum`) and by Spock for columns with
 * `delta_apply_function`: local + (new - old), once the row itself has been resolved, and whichever version won. GoldenGate has
 * it as `USEDELTA`. An insert has no old value: Spock takes it for 0, so two inserts add up (A29).
 *
 * Law: while the record is there, the amount is the sum of all that was added, in whatever order it comes.
 * What it breaks: an assignment is a difference too, so two leaders that set 10 to 0 at once leave -10 (A28). What arrives twice
 * counts twice, and what finds no record is lost (A30). A constraint on the sum is asked of no leader before it is too late.
 * Limits: the column is taken to be NOT NULL DEFAULT 0, as Spock demands. PGD's documentation does not say what an insert adds, so
 * `deltaOfUpdates` leaves inserts to the row. PGD does not report a conflict that leaves nothing but deltas to merge; here it
 * is reported.
 * Source: pgEdge/spock fd2c484: `docs/conflicts.md`, `spock_apply_heap.c` (`build_delta_tuple`, `init_tuple_with_defaults`); EDB
 * docs, PGD 4.4 "Conflict-free replicated data types"; Oracle GoldenGate docs, USEDELTA.
 */
import { columnOf, numberOf } from "../../database/schema.ts"
import type { Merge } from "../../database/tables.ts"
import { withColumn } from "../../objects/record.ts"
import { under } from "../../vocabulary/write.ts"
import { merge } from "../ruling.ts"

/** The column that is added to. */
const column = "amount"

/** Adds what the change added to what is there, whatever the rule made of the rest of the row. */
export const delta: Merge = (ruling, cell, { operation, stamp }) => {
  const { cell: resolved, conflict } = ruling
  if (cell.kind !== "row" || resolved.kind !== "row" || operation.kind === "delete") return ruling
  if (ruling.outcome !== "applied" && ruling.outcome !== "kept") return ruling
  if (typeof resolved.value === "string") return ruling
  if (columnOf(cell.value, column) === null && columnOf(operation.value, column) === null) return ruling
  const added = numberOf(operation.value, column) - numberOf(operation.before?.value ?? "", column)
  const total = String(numberOf(cell.value, column) + added)
  if (columnOf(resolved.value, column) === total) return ruling
  const written = under(resolved.value, column)?.stamp ?? stamp
  const summed = { ...resolved, value: withColumn(resolved.value, column, total, written) }
  return conflict === null
    ? { cell: summed, outcome: "applied", conflict }
    : merge(conflict.name, cell, summed)
}

/** The same, where an insert has no old value to compute a difference from, and its amount is resolved with the row. */
export const deltaOfUpdates: Merge = (ruling, cell, change) =>
  change.operation.kind === "insert" ? ruling : delta(ruling, cell, change)
