/**
 * What a design decides about tables of records, beyond the rules for a row.
 *
 * - `keys`: which key a leader generates.
 * - `merge`: what becomes of the rule's answer column by column; most designs leave it as it is.
 * - `replicates`: changes carry new rows, or statements that every leader executes anew on the row that it holds.
 * - `triggers`: the trigger of the table fires for a client's write only, or again wherever the change is applied.
 * - `truncate`: it removes whatever is there when it arrives, or deletes each record that its origin had.
 */
import type { Ruling } from "../conflicts/ruling.ts"
import type { Cell, RowChange } from "../objects/row.ts"
import type { ConstraintRules } from "./constraints.ts"
import { type KeyRule, localSequence } from "./generated-keys.ts"

/** The answer of a rule for rows, reconsidered column by column. */
export type Merge = (ruling: Ruling, cell: Cell, change: RowChange) => Ruling

export interface TableRules extends ConstraintRules {
  readonly keys: KeyRule
  readonly merge: Merge
  readonly replicates: "rows" | "statements"
  readonly triggers: "origin" | "everywhere"
  readonly truncate: "wipes" | "deletes"
}

/** The row as a whole wins or loses. */
export const wholeRow: Merge = (ruling) => ruling

/** A table on which nothing is asked of what arrives: the new row is taken for what it is. */
export const plainTables: TableRules = {
  keys: localSequence,
  merge: wholeRow,
  replicates: "rows",
  triggers: "origin",
  truncate: "wipes",
  unique: () => "admit",
  references: "admit",
  checks: "admit",
}
