/** Mutants of designs of the model: a design with one rule replaced. */
import { remembering } from "../../model/conflicts/ruling.ts"
import type { Cell, RowChange } from "../../model/objects/row.ts"
import type { Design, RowRules } from "../../model/replication/design.ts"
import type { Happening } from "../../model/replication/happening.ts"
import { reference } from "../../model/systems/reference.ts"
import type { LeaderId } from "../../model/vocabulary/leader.ts"
import { modelSubject } from "../subjects/model.ts"
import { markedBeside, markedRules } from "./marking.ts"
import type { Mutant } from "./mutant.ts"

/** A design with one rule replaced by another function. */
export const mutant = (
  id: string,
  difference: string,
  kills: ReadonlyArray<string>,
  change: Partial<Design>,
  original: Design = reference,
): Mutant => {
  const design: Design = { ...original, ...change, name: id, title: id }
  return {
    id,
    difference,
    of: "model",
    original: original.name,
    subject: modelSubject(design, "reference"),
    marked: (mark) => modelSubject(markedRules(original, design, mark), "reference"),
    kills,
  }
}

/** A design with one setting changed that is no function; it has a part in the happenings named. */
export const settingMutant = (
  reaches: ReadonlyArray<Happening["kind"]>,
  ...[id, difference, kills, change, original = reference]: Parameters<typeof mutant>
): Mutant => {
  const changed = mutant(id, difference, kills, change, original)
  return { ...changed, marked: markedBeside(modelSubject(original, "reference"), changed.subject, reaches) }
}

type Held = Exclude<Cell, { readonly kind: "absent" }>

/** The reference's rules with another answer where the cell holds something. */
export const rowsWhere = (
  remote: (cell: Held, change: RowChange, here: LeaderId) => ReturnType<RowRules["remote"]> | null,
): Pick<Design, "rows"> => ({
  rows: {
    local: reference.rows.local,
    remote: (cell, change, here) =>
      (cell.kind === "absent" ? null : remote(cell, change, here)) ??
      reference.rows.remote(cell, change, here),
  },
})

/** The reference's answer, with another rule for who wins; conflicts are reported as before. */
export const won = (cell: Held, change: RowChange, wins: boolean): ReturnType<RowRules["remote"]> => {
  const { conflict } = reference.rows.remote(cell, change, 0)
  return {
    cell: wins ? remembering(change) : cell,
    outcome: wins ? "applied" : "kept",
    conflict: conflict && { ...conflict, kept: wins ? "remote" : "local" },
  }
}
