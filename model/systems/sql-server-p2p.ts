/**
 * SQL Server peer-to-peer replication with conflict detection: as it is by default, told to go on after a conflict, and with the
 * last writer winning (2019 CU13 and later).
 *
 * A change conflicts where the row is not from the write that its origin overwrote, and where an update or delete finds none. By
 * default that is a critical error: the Distribution Agent fails, and waits. With `p2p_continue_onconflict` the row of the higher
 * originator id is taken (Microsoft: "this method does not guarantee convergence"), with `lastwriter` the later one; an insert that
 * conflicts becomes an update. A delete wins, though the update is later; that is said of `lastwriter`, and taken here for both.
 * A conflict that the agent resolves is logged at the node. Nothing remembers a delete.
 *
 * What `lastwriter` does with two equal times is not documented. Two readings: the higher originator, or each keeps its own.
 *
 * Tables: by default constraints and triggers work for the agent as for anybody (NOT FOR REPLICATION is the exception), and a
 * constraint that breaks is an error. A published table cannot be truncated, so its rows are deleted. Identity columns are to
 * have ranges of their own at each node.
 * Source: Microsoft docs, "Conflict Detection in Peer-to-Peer Replication", "Configure last writer conflict detection & resolution",
 * "Control Behavior of Triggers and Constraints in Synchronization", "TRUNCATE TABLE" (restrictions).
 */
import { writeDiffers } from "../conflicts/detection/write-differs.ts"
import { higherLeader } from "../conflicts/resolution/highest-leader-wins.ts"
import { laterOrHigher } from "../conflicts/resolution/later-or-higher.ts"
import { strictlyLater } from "../conflicts/resolution/strictly-later.ts"
import { apply, forgetting, keep, type Ruling, skip, stop, take } from "../conflicts/ruling.ts"
import { steppedSequence } from "../database/generated-keys.ts"
import { plainTables } from "../database/tables.ts"
import type { Cell, RowChange } from "../objects/row.ts"
import type { Design } from "../replication/design.ts"
import type { Stamp } from "../vocabulary/stamp.ts"
import { database } from "./database.ts"

const peerToPeer = (
  name: string,
  title: string,
  onConflict: (name: string, cell: Cell, change: RowChange) => Ruling,
): Design => ({
  ...database,
  name: `sql-server-p2p${name}`,
  title: `SQL Server peer-to-peer replication, ${title}`,
  source: "Microsoft docs: Conflict Detection in Peer-to-Peer Replication; Configure last writer",
  rows: {
    local: (_cell, change) => forgetting(change),
    remote: (cell, change) => {
      const { kind } = change.operation
      if (cell.kind !== "row")
        return kind === "insert" ? apply(change, forgetting) : onConflict(`${kind}-delete`, cell, change)
      return writeDiffers(cell, change)
        ? onConflict(`${kind}-update`, cell, change)
        : apply(change, forgetting)
    },
  },
  tables: {
    ...plainTables,
    keys: steppedSequence,
    unique: () => "stop",
    references: "stop",
    checks: "stop",
    triggers: "everywhere",
    truncate: "deletes",
  },
})

/** What is done where the agent goes on and `wins` decides between two rows. */
const resolvedBy =
  (wins: (change: Stamp, local: Stamp) => boolean) =>
  (name: string, cell: Cell, change: RowChange): Ruling => {
    if (cell.kind !== "row") return skip(cell, name)
    return change.operation.kind === "delete" || wins(change.stamp, cell.stamp)
      ? take(name, cell, change, forgetting)
      : keep(name, cell)
  }

export const sqlServerP2p = peerToPeer("", "a conflict is an error (the default)", stop)

export const sqlServerP2pContinue: Design = {
  ...peerToPeer("-continue", "the higher originator wins", resolvedBy(higherLeader)),
  ranksLeaders: true,
}

export const sqlServerP2pLastWriter = peerToPeer(
  "-lastwriter",
  "the last writer wins",
  resolvedBy(laterOrHigher),
)

export const sqlServerP2pLastWriterTieKeeps = peerToPeer(
  "-lastwriter-tie-keeps",
  "the last writer wins, on a tie each keeps its own",
  resolvedBy(strictlyLater),
)
