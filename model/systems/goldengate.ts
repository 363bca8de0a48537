/**
 * Oracle GoldenGate, manual conflict detection and resolution: `COMPARECOLS ALL` compares the row with the before-image, and
 * `RESOLVECONFLICT` says what to do in each of five cases.
 *
 * | design | an insert or update finds another row | a delete does | an update finds none |
 * |---|---|---|---|
 * | example 1 of the manual | `USEMAX`: the greater time; on a tie the row stays | `OVERWRITE` | `OVERWRITE`: insert it |
 * | `usemaxeq` | `USEMAXEQ`: the greater time; on a tie the change | `OVERWRITE` | `OVERWRITE` |
 * | `usemin` | `USEMIN`: the lesser time; on a tie the row stays | `OVERWRITE` | `OVERWRITE` |
 * | `overwrite` | `OVERWRITE`: the change | `OVERWRITE` | `OVERWRITE` |
 * | `ignore` | `IGNORE`: the row stays | `IGNORE` | `IGNORE` |
 * | `usedelta` | `USEMAX`, and the difference of `amount` is added | `OVERWRITE` | `OVERWRITE` |
 *
 * A delete that finds no row is discarded. Nothing remembers a delete. `DISCARD` is `IGNORE` with a line in the discard file,
 * and `USEMINEQ` is to `USEMIN` what `USEMAXEQ` is to `USEMAX`; they are not told apart here, since `REPORTCDR` counts every
 * conflict. Times are those of a column `last_mod_time`, taken to hold the commit time.
 *
 * Tables: a unique key or a foreign key that a change breaks is an error without a resolution, and Replicat abends. It
 * suppresses triggers. Sequences are to be given ranges of their own at each database.
 * Source: Oracle GoldenGate 19.1 to 26, "Configuring Conflict Detection and Resolution", "CDR Example 1" to 3, "Considerations
 * for an Active-Active Configuration"; `DBOPTIONS SUPPRESSTRIGGERS`.
 */
import { beforeImageDiffers } from "../conflicts/detection/before-image-differs.ts"
import { delta } from "../conflicts/resolution/delta.ts"
import { laterOrEqual } from "../conflicts/resolution/later-or-equal.ts"
import { strictlyEarlier } from "../conflicts/resolution/strictly-earlier.ts"
import { strictlyLater } from "../conflicts/resolution/strictly-later.ts"
import { apply, forgetting, keep, type Ruling, skip, take } from "../conflicts/ruling.ts"
import { steppedSequence } from "../database/generated-keys.ts"
import { type Merge, plainTables, type TableRules } from "../database/tables.ts"
import type { Cell, RowChange } from "../objects/row.ts"
import type { Design, RowRules } from "../replication/design.ts"
import type { Stamp } from "../vocabulary/stamp.ts"
import { database } from "./database.ts"

export const goldengateTables: TableRules = {
  ...plainTables,
  keys: steppedSequence,
  unique: () => "stop",
  references: "stop",
  checks: "stop",
}

/** The rules where `wins` is the resolution of an insert or update that finds another row. */
const resolving = (wins: (change: Stamp, local: Stamp) => boolean): RowRules => {
  const resolved = (name: string, row: Cell & { readonly kind: "row" }, change: RowChange): Ruling =>
    wins(change.stamp, row.stamp) ? take(name, row, change, forgetting) : keep(name, row)
  return {
    local: (_cell, change) => forgetting(change),
    remote: (cell, change) => {
      switch (change.operation.kind) {
        case "insert":
          return cell.kind === "row" ? resolved("INSERTROWEXISTS", cell, change) : apply(change, forgetting)
        case "update":
          if (cell.kind !== "row") return take("UPDATEROWMISSING", cell, change, forgetting)
          return beforeImageDiffers(cell, change)
            ? resolved("UPDATEROWEXISTS", cell, change)
            : apply(change, forgetting)
        case "delete":
          if (cell.kind !== "row") return skip(cell, "DELETEROWMISSING")
          return beforeImageDiffers(cell, change)
            ? take("DELETEROWEXISTS", cell, change, forgetting)
            : apply(change, forgetting)
      }
    },
  }
}

const cdr = (name: string, resolution: string, rows: RowRules): Design => ({
  ...database,
  name,
  title: `Oracle GoldenGate, manual CDR, ${resolution}`,
  source: "Oracle GoldenGate docs: Configuring CDR; RESOLVECONFLICT",
  rows,
  tables: goldengateTables,
})

export const goldengateCdr = cdr("goldengate-cdr", "example 1 (USEMAX)", resolving(strictlyLater))

export const goldengateCdrUseMaxEq = cdr("goldengate-cdr-usemaxeq", "USEMAXEQ", resolving(laterOrEqual))

export const goldengateCdrUseMin = cdr("goldengate-cdr-usemin", "USEMIN", resolving(strictlyEarlier))

export const goldengateCdrOverwrite = cdr(
  "goldengate-cdr-overwrite",
  "OVERWRITE",
  resolving(() => true),
)

/** Where nothing is resolved but everything ignored, an update that finds no row and a delete that finds another one, too. */
const ignoring = resolving(() => false)

export const goldengateCdrIgnore = cdr("goldengate-cdr-ignore", "IGNORE", {
  ...ignoring,
  remote: (cell, change, here) => {
    const ruling = ignoring.remote(cell, change, here)
    if (ruling.conflict === null) return ruling
    const { name } = ruling.conflict
    return cell.kind === "row" ? keep(name, cell) : skip(cell, name)
  },
})

/** The difference is added where an update finds another row; of two inserts the greater time wins. */
export const addingUpdates: Merge = (ruling, cell, change) =>
  change.operation.kind === "update" ? delta(ruling, cell, change) : ruling

export const goldengateCdrUseDelta: Design = {
  ...cdr("goldengate-cdr-usedelta", "USEMAX, and USEDELTA for amount", resolving(strictlyLater)),
  tables: { ...goldengateTables, merge: addingUpdates },
}
