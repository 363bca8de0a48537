/**
 * Oracle GoldenGate, automatic conflict detection and resolution: by latest timestamp, by earliest, where deletes always win, and
 * by site priority.
 *
 * A change whose old row time matches the row is applied; any other is a conflict that its method decides. Deletes are
 * kept in a tombstone table that inserts, updates and deletes consult, until it is purged. By latest timestamp a change is
 * applied if it is later, and otherwise discarded: so on a tie each side keeps its own.
 *
 * Every method but the latest timestamp turns on key versions: when the row was inserted (`KEYVER$$`). A tombstone has that of the
 * row deleted, so a later insert is told from the one that was deleted, and a delete of a row from one of its successor.
 * Oracle gives the reason and one example; that a change of an earlier version is discarded, and an update or delete of the same
 * version put to the method, is the reading here.
 *
 * Tables are as with manual CDR; a delta column is a setting of its own.
 * Source: Oracle GoldenGate docs, "Automatic Conflict Detection and Resolution", "Configuring Latest Timestamp CDR" ("otherwise,
 * the row LCR is discarded"), "Earliest Timestamp CDR", "Delete Always Wins Timestamp CDR", "Site Priority CDR", "Purging
 * Tombstone Rows"; ALL_GG_AUTO_CDR_TABLES; DBMS_GOLDENGATE_ADM.
 */
import { beforeImageDiffers } from "../conflicts/detection/before-image-differs.ts"
import { priorityOverHere } from "../conflicts/resolution/site-priority-wins.ts"
import { strictlyEarlier } from "../conflicts/resolution/strictly-earlier.ts"
import { strictlyLater } from "../conflicts/resolution/strictly-later.ts"
import { apply, keep, type Memory, remembering, type Ruling, take } from "../conflicts/ruling.ts"
import type { Cell, RowChange } from "../objects/row.ts"
import type { Design, RowRules } from "../replication/design.ts"
import type { LeaderId } from "../vocabulary/leader.ts"
import { compareTime, type Stamp } from "../vocabulary/stamp.ts"
import { database } from "./database.ts"
import { addingUpdates, goldengateTables } from "./goldengate.ts"

type Held = Exclude<Cell, { readonly kind: "absent" }>

/** Whether a change wins over what the leader `here` holds. */
type Method = (change: RowChange, held: Held, here: LeaderId) => boolean

/** The rules under one method, for a row that differs and for a tombstone. */
const resolving = (memory: Memory, onRow: Method, onTombstone: Method): RowRules => ({
  local: (_cell, change) => memory(change),
  remote: (cell, change, here): Ruling => {
    const { kind } = change.operation
    if (cell.kind === "absent")
      return kind === "insert" ? apply(change, memory) : take(`${kind}_row_missing`, cell, change, memory)
    if (cell.kind === "row" && kind !== "insert" && !beforeImageDiffers(cell, change))
      return apply(change, memory)
    const [name, method] =
      cell.kind === "row" ? [`${kind}_row_differs`, onRow] : [`${kind}_of_deleted_row`, onTombstone]
    return method(change, cell, here) ? take(name, cell, change, memory) : keep(name, cell)
  },
})

const latest: Method = (change, held) => strictlyLater(change.stamp, held.stamp)

/** The key version of the row that a change is for: when it was inserted. */
const keyVersion = ({ operation, stamp }: RowChange): Stamp => operation.before?.inserted ?? stamp

const versioned: Memory = (change) => {
  const cell = remembering(change)
  return cell.kind === "absent" ? cell : { ...cell, inserted: keyVersion(change) }
}

/** Negative when the change is for an earlier version of the row than the one that is or was there, 0 for the same. */
const compareVersion = (change: RowChange, held: Held): number =>
  compareTime(keyVersion(change), held.inserted ?? held.stamp)

/** The rules with key versions, where `method` decides between changes of one version. */
const versionedBy = (method: Method): RowRules =>
  resolving(
    versioned,
    (change, held, here) =>
      change.operation.kind === "delete" && compareVersion(change, held) !== 0
        ? compareVersion(change, held) > 0
        : method(change, held, here),
    (change, held, here) =>
      compareVersion(change, held) === 0
        ? change.operation.kind !== "insert" && method(change, held, here)
        : compareVersion(change, held) > 0,
  )

const acdr = (name: string, method: string, rows: RowRules): Design => ({
  ...database,
  name,
  title: `Oracle GoldenGate, automatic CDR, ${method}`,
  source: `Oracle GoldenGate docs: Automatic CDR, ${method}; ALL_GG_AUTO_CDR_TABLES`,
  rows,
  tables: goldengateTables,
  vacuums: true,
})

export const goldengateAcdr = acdr(
  "goldengate-acdr",
  "latest timestamp",
  resolving(remembering, latest, latest),
)

/** `ADD_AUTO_CDR_DELTA_RES` on the column `amount`: where an update conflicts, its difference is added. */
export const goldengateAcdrDelta: Design = {
  ...acdr(
    "goldengate-acdr-delta",
    "latest timestamp, a delta column",
    resolving(remembering, latest, latest),
  ),
  tables: { ...goldengateTables, merge: addingUpdates },
}

export const goldengateAcdrEarliest = acdr(
  "goldengate-acdr-earliest",
  "earliest timestamp",
  versionedBy((change, held) => strictlyEarlier(change.stamp, held.stamp)),
)

export const goldengateAcdrDeleteAlwaysWins = acdr(
  "goldengate-acdr-delete-always-wins",
  "delete always wins",
  versionedBy((change, held, here) =>
    change.operation.kind === "delete" ? true : held.kind === "row" && latest(change, held, here),
  ),
)

export const goldengateAcdrSitePriority: Design = {
  ...acdr(
    "goldengate-acdr-site-priority",
    "site priority",
    versionedBy((change, _held, here) => priorityOverHere(change.stamp, here)),
  ),
  ranksLeaders: true,
}
