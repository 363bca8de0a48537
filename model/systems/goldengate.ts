/**
 * Oracle GoldenGate, manual conflict detection and resolution, as in the first example of its manual.
 *
 * `COMPARECOLS ALL` compares the row with the before-image. Then: INSERTROWEXISTS and UPDATEROWEXISTS use the greater
 * `last_mod_time` (`USEMAX`: on a tie the incoming row is ignored); DELETEROWEXISTS and UPDATEROWMISSING overwrite;
 * DELETEROWMISSING is discarded. Nothing remembers a delete.
 * Source: Oracle GoldenGate 19.1 to 26, "Configuring Conflict Detection and Resolution", "Description of MAP
 * Statement Example 1".
 */
import { beforeImageDiffers } from "../conflicts/detection.ts"
import { apply, forgetting, keep, type Ruling, skip, strictlyLater, take } from "../conflicts/resolution.ts"
import type { Cell, RowChange } from "../objects/row.ts"
import type { Design } from "../replication/design.ts"
import { database } from "./database.ts"

const useMax = (name: string, row: Cell & { readonly kind: "row" }, change: RowChange): Ruling =>
  strictlyLater(change.stamp, row.stamp) ? take(name, row, change, forgetting) : keep(name, row)

export const goldengateCdr: Design = {
  ...database,
  name: "goldengate-cdr",
  title: "Oracle GoldenGate, manual CDR, example 1",
  source: "Oracle GoldenGate docs: Configuring CDR, MAP statement example 1",
  rows: {
    local: (_cell, change) => forgetting(change),
    remote: (cell, change) => {
      switch (change.operation.kind) {
        case "insert":
          return cell.kind === "row" ? useMax("INSERTROWEXISTS", cell, change) : apply(change, forgetting)
        case "update":
          if (cell.kind !== "row") return take("UPDATEROWMISSING", cell, change, forgetting)
          return beforeImageDiffers(cell, change)
            ? useMax("UPDATEROWEXISTS", cell, change)
            : apply(change, forgetting)
        case "delete":
          if (cell.kind !== "row") return skip(cell, "DELETEROWMISSING")
          return beforeImageDiffers(cell, change)
            ? take("DELETEROWEXISTS", cell, change, forgetting)
            : apply(change, forgetting)
      }
    },
  },
}
