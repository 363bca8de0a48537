/**
 * Constraints on what arrives: what a leader does with a change of another leader that would break its table's rules.
 *
 * The origin asked its own table before it acknowledged the write, and every table is another. So a constraint that spans
 * two rows, or two columns that merge apart, holds at each origin and can still break where the writes meet. A design then
 * admits the change, stops its stream, discards it, discards its transaction, or removes the row that is in the way.
 * Source: EDB docs, PGD 4.4 "Conflicts" (foreign keys, multiple unique constraints) and "Column-level conflicts" (checks);
 * MariaDB docs, `slave_exec_mode` (REPLACE); BDR 1.0.7 manual, "Multi-master conflicts" (foreign key deadlock).
 */
import { fail, type Ruling, skip, stop } from "../conflicts/ruling.ts"
import type { Cell, RowChange } from "../objects/row.ts"
import type { Version } from "../vocabulary/change.ts"
import type { LeaderId } from "../vocabulary/leader.ts"
import { checkHolds, columnOf, hasChildren, holderOf, parentIsThere, type Table } from "./schema.ts"

/** What is done with a change that breaks a constraint. */
export type Breach = "admit" | "stop" | "discard" | "discard-transaction"

export interface ConstraintRules {
  /** Where another record holds the unique value of the change's, which found `local`: `replace` removes the holder. */
  readonly unique: (holder: Version, change: RowChange, here: LeaderId, local: Cell) => Breach | "replace"
  /** Where the change's record refers to one that is not there, or deletes one that others refer to. */
  readonly references: Breach
  /** Where the record that the change leaves breaks its check. */
  readonly checks: Breach
}

/** A ruling after the table was asked, and the key of a record that it removes besides. */
export interface Admitted {
  readonly ruling: Ruling
  readonly removes: string | null
}

/** The ruling on a change for a record, once the constraints of the table have been asked. */
export const admit = (
  rules: ConstraintRules,
  table: Table,
  change: RowChange,
  here: LeaderId,
  local: Cell,
  ruling: Ruling,
): Admitted => {
  const { cell } = ruling
  const { key } = change.operation
  const by = (breach: Breach, name: string): Admitted => ({
    ruling: breached(breach, name, local, ruling),
    removes: null,
  })
  if (cell.kind !== "row")
    return hasChildren(table, key) ? by(rules.references, "foreign_key") : by("admit", "")
  if (!checkHolds(cell.value)) return by(rules.checks, "check")
  if (!parentIsThere(table, key, cell.value)) return by(rules.references, "foreign_key")
  const holder = holderOf(table, key, cell.value)
  const held = table.find(([other]) => other === holder)?.[1]
  if (holder === null || held === undefined) return by("admit", "")
  const answer = rules.unique(held, change, here, local)
  if (answer !== "replace") return by(answer, "unique_key")
  // What others refer to, or the change itself, is not removed where references are checked.
  const referred = hasChildren(table, holder) || columnOf(cell.value, "parent") === holder
  return rules.references !== "admit" && referred
    ? by(rules.references, "foreign_key")
    : { ruling, removes: holder }
}

/** The ruling that a breach makes of another one. */
const breached = (breach: Breach, name: string, local: Cell, ruling: Ruling): Ruling => {
  switch (breach) {
    case "admit":
      return ruling
    case "stop":
      return stop(name, local)
    case "discard":
      return skip(local, name)
    case "discard-transaction":
      return fail(name, local)
  }
}
