/**
 * Oracle GoldenGate, automatic conflict detection and resolution by latest timestamp.
 *
 * A change whose old row time matches the row is applied; any other is a conflict that the later time wins. Deletes are
 * kept in a tombstone table that inserts, updates and deletes consult, until it is purged.
 *
 * What happens on equal times is not documented: the tables speak only of "later" and "earlier". Both readings are
 * designs here: the row stays, or the change replaces it.
 * Source: Oracle GoldenGate docs, "Automatic Conflict Detection and Resolution", "Latest Timestamp", "Purging Tombstone
 * Rows"; DBMS_GOLDENGATE_ADM.
 */
import { beforeImageDiffers } from "../conflicts/detection.ts"
import {
  apply,
  keep,
  laterOrEqual,
  remembering,
  type Ruling,
  strictlyLater,
  take,
} from "../conflicts/resolution.ts"
import type { Cell, RowChange } from "../objects/row.ts"
import type { Design } from "../replication/design.ts"
import { database } from "./database.ts"

/** The rules of automatic CDR under one reading of what a tie does. */
const onTie = (tie: "keeps" | "applies"): Pick<Design, "rows"> => {
  const wins = tie === "keeps" ? strictlyLater : laterOrEqual
  const latest = (
    name: string,
    cell: Exclude<Cell, { readonly kind: "absent" }>,
    change: RowChange,
  ): Ruling => (wins(change.stamp, cell.stamp) ? take(name, cell, change, remembering) : keep(name, cell))
  return {
    rows: {
      local: (_cell, change) => remembering(change),
      remote: (cell, change) => {
        const { kind } = change.operation
        if (cell.kind === "absent")
          return kind === "insert"
            ? apply(change, remembering)
            : take(`${kind}_row_missing`, cell, change, remembering)
        if (cell.kind === "tombstone") return latest(`${kind}_of_deleted_row`, cell, change)
        return kind === "insert" || beforeImageDiffers(cell, change)
          ? latest(`${kind}_row_differs`, cell, change)
          : apply(change, remembering)
      },
    },
  }
}

export const goldengateAcdr: Design = {
  ...database,
  ...onTie("keeps"),
  name: "goldengate-acdr",
  title: "Oracle GoldenGate, automatic CDR, latest timestamp",
  source: "Oracle GoldenGate docs: Automatic CDR, Latest Timestamp; ALL_GG_AUTO_CDR_TABLES",
  vacuums: true,
}

export const goldengateAcdrTieApplies: Design = {
  ...goldengateAcdr,
  ...onTie("applies"),
  name: "goldengate-acdr-tie-applies",
  title: "Oracle GoldenGate, automatic CDR, latest timestamp, a tie applies the change",
}
