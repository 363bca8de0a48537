/** Bugs seeded in what the reference design makes of rows: each is the design with one rule replaced. */
import { originDiffers } from "../../model/conflicts/detection/origin-differs.ts"
import { laterOrEqual } from "../../model/conflicts/resolution/later-or-equal.ts"
import { laterOrHigher } from "../../model/conflicts/resolution/later-or-higher.ts"
import { strictlyLater } from "../../model/conflicts/resolution/strictly-later.ts"
import { keep, remembering, type Ruling, stop } from "../../model/conflicts/ruling.ts"
import type { Stamp } from "../../model/vocabulary/stamp.ts"
import { reference } from "../../model/systems/reference.ts"
import { mutant, rowsWhere, won } from "./design-mutant.ts"
import type { Mutant } from "./mutant.ts"

/** Which of two stamps is later where their times are compared letter by letter, so that 9 is later than 10. */
const laterAsText = (change: Stamp, local: Stamp): boolean => {
  const text = ({ wall, logical, leader }: Stamp): string => `${wall}.${logical}.${leader}`
  return text(change) > text(local)
}

/** The report of a conflict with the two versions exchanged. */
const exchanged = (ruling: Ruling): Ruling => ({
  ...ruling,
  conflict: ruling.conflict && {
    ...ruling.conflict,
    kept: ruling.conflict.kept === "local" ? "remote" : "local",
  },
})

export const rowMutants: ReadonlyArray<Mutant> = [
  mutant(
    "ties-go-to-the-last-arrival",
    "Two writes with the same time: the one that arrives later wins, so each leader keeps the other's.",
    ["convergence/same-changes-same-state", "convergence/quiet-cluster-agrees"],
    rowsWhere((cell, change) => won(cell, change, laterOrEqual(change.stamp, cell.stamp))),
  ),
  mutant(
    "ties-keep-the-local-row",
    "Two writes with the same time: each leader keeps its own.",
    ["conflict-resolution/winner-depends-only-on-the-writes", "convergence/quiet-cluster-agrees"],
    rowsWhere((cell, change) => won(cell, change, strictlyLater(change.stamp, cell.stamp))),
  ),
  mutant(
    "insert-ignores-the-tombstone",
    "An insert that is older than the delete it meets is applied all the same.",
    ["convergence/quiet-cluster-agrees"],
    rowsWhere((cell, change) =>
      cell.kind === "tombstone" && change.operation.kind === "insert" ? won(cell, change, true) : null,
    ),
  ),
  mutant(
    "remote-deletes-are-passed-over",
    "A delete received from another leader leaves the row where it is.",
    ["convergence/deleted-stays-deleted"],
    rowsWhere((cell, change) =>
      change.operation.kind === "delete" ? { cell, outcome: "skipped", conflict: null } : null,
    ),
  ),
  mutant(
    "a-conflict-stops-the-stream",
    "A change that conflicts with the row is not resolved; it is tried again for ever.",
    ["convergence/streams-keep-flowing", "convergence/every-acknowledged-write-reaches-every-leader"],
    rowsWhere((cell, change) => (originDiffers(cell, change) ? stop("conflict", cell) : null)),
  ),
  mutant(
    "conflicts-are-found-by-origin",
    "A change is taken for a conflict whenever another leader wrote the row last, seen or not.",
    ["conflict-resolution/conflict-iff-concurrent"],
    rowsWhere((cell, change) =>
      originDiffers(cell, change) && !laterOrHigher(cell.stamp, change.stamp)
        ? {
            cell: remembering(change),
            outcome: "applied",
            conflict: { name: "origin_differs", local: cell.dot, kept: "remote" },
          }
        : null,
    ),
  ),
  mutant(
    "losers-are-not-reported",
    "Conflicts are resolved as they should be, and nobody is told.",
    ["conflict-resolution/nothing-is-lost-silently"],
    rowsWhere((cell, change) => ({
      ...won(cell, change, laterOrHigher(change.stamp, cell.stamp)),
      conflict: null,
    })),
  ),
  mutant(
    "the-higher-leader-wins",
    "Between two writes the higher leader's wins, whatever their times.",
    ["conflict-resolution/last-writer-wins"],
    rowsWhere((cell, change) => won(cell, change, change.stamp.leader >= cell.stamp.leader)),
  ),
  mutant(
    "an-update-never-beats-a-newer-reader",
    "The first version of a row that a leader receives stays, even against writes made after seeing it.",
    ["causality/arbitration-respects-causality"],
    rowsWhere((cell, change) => (change.operation.kind === "update" ? keep("first_write", cell) : null)),
  ),
  mutant(
    "stamps-are-compared-as-text",
    "Times are compared letter by letter, so that a write at 9 wins over one at 10 that was made after seeing it.",
    ["causality/arbitration-respects-causality", "conflict-resolution/last-writer-wins"],
    rowsWhere((cell, change) => won(cell, change, laterAsText(change.stamp, cell.stamp))),
  ),
  mutant(
    "ties-of-records-keep-the-local-one",
    "Two writes of one record with the same time: each leader keeps its own. Rows of one value are resolved as they should be.",
    ["convergence/quiet-cluster-agrees"],
    rowsWhere((cell, change) =>
      change.operation.table === "record" ? won(cell, change, strictlyLater(change.stamp, cell.stamp)) : null,
    ),
  ),
  mutant(
    "a-delete-is-applied-as-an-update",
    "A delete received from another leader renews the row's stamp and leaves its value.",
    ["convergence/deleted-stays-deleted"],
    rowsWhere((cell, { operation, dot, stamp }) =>
      operation.kind === "delete" && cell.kind === "row" && laterOrHigher(stamp, cell.stamp)
        ? { cell: { ...cell, dot, stamp }, outcome: "applied", conflict: null }
        : null,
    ),
  ),
  mutant(
    "a-delete-wins-whatever-its-time",
    "A delete received from another leader removes the row, also where the row was written later.",
    ["conflict-resolution/last-writer-wins"],
    rowsWhere((cell, change) => (change.operation.kind === "delete" ? won(cell, change, true) : null)),
  ),
  mutant(
    "a-conflict-is-reported-at-one-leader-only",
    "Leader A reports the conflicts that it resolves, and the others resolve them without a word.",
    ["conflict-resolution/conflict-iff-concurrent"],
    rowsWhere((cell, change, here) =>
      here === 0 ? null : { ...reference.rows.remote(cell, change, here), conflict: null },
    ),
  ),
  mutant(
    "one-leader-reports-the-wrong-winner",
    "Leader C resolves conflicts as the others do, and its report takes the loser for the winner.",
    ["conflict-resolution/winner-depends-only-on-the-writes"],
    rowsWhere((cell, change, here) =>
      here === 2 ? exchanged(reference.rows.remote(cell, change, here)) : null,
    ),
  ),
  mutant(
    "every-report-takes-the-loser-for-the-winner",
    "Conflicts are resolved as they should be, and every report says that the winner lost.",
    ["conflict-resolution/nothing-is-lost-silently"],
    rowsWhere((cell, change, here) => exchanged(reference.rows.remote(cell, change, here))),
  ),
  mutant(
    "the-longer-history-wins",
    "Between two writes the one that more writes led to wins, and only then the later one: all agree, and not on the last.",
    ["conflict-resolution/last-writer-wins"],
    rowsWhere((cell, change) => {
      const longer = change.operation.revision - cell.revision
      return won(cell, change, longer === 0 ? laterOrHigher(change.stamp, cell.stamp) : longer > 0)
    }),
  ),
]
