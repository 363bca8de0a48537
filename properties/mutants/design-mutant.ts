/** Mutants of designs of the model: a design with one rule replaced. */
import { remembering } from "../../model/conflicts/ruling.ts"
import type { Cell, RowChange } from "../../model/objects/row.ts"
import type { Design, RowRules } from "../../model/replication/design.ts"
import { reference } from "../../model/systems/reference.ts"
import { modelSubject } from "../subjects/model.ts"
import type { Mutant } from "./mutant.ts"

/** A design with one rule replaced. */
export const mutant = (
  id: string,
  difference: string,
  kills: ReadonlyArray<string>,
  change: Partial<Design>,
  original: Design = reference,
): Mutant => ({
  id,
  difference,
  of: "model",
  original: original.name,
  subject: modelSubject({ ...original, ...change, name: id, title: id }, "reference"),
  kills,
})

type Held = Exclude<Cell, { readonly kind: "absent" }>

/** The reference's rules with another answer where the cell holds something. */
export const rowsWhere = (
  remote: (cell: Held, change: RowChange) => ReturnType<RowRules["remote"]> | null,
): Pick<Design, "rows"> => ({
  rows: {
    local: reference.rows.local,
    remote: (cell, change, here) =>
      (cell.kind === "absent" ? null : remote(cell, change)) ?? reference.rows.remote(cell, change, here),
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
