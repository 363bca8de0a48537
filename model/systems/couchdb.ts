/**
 * CouchDB (and PouchDB): a document is a tree of revisions, of which replication keeps every leaf.
 *
 * - A client's update or delete is made upon the leaf that a read shows, and replaces that leaf only. A delete is a revision, too.
 * - A read shows the winner: a leaf that is not deleted before one that is, then the longest history, then the greater revision
 *   (`longer-history-wins.ts`). The other leaves stay, and can be read as conflicts until somebody deletes them.
 *
 * So a delete removes the winner, and a leaf that had lost is shown again, although who deleted had seen both. A document that is
 * put back after its delete goes on from the deleted leaf; here the other deleted leaves go with it, which no read can tell.
 *
 * A revision travels with the ids of its ancestors, so none arrives before them; here each is a change by itself, and waits for
 * what it was made upon. A database sends on what it has, whoever wrote it.
 * Source: CouchDB docs, "Replication and conflict model", "Replication conflicts"; *CouchDB: The Definitive Guide*, "Conflict
 * Management"; `couch_doc:to_doc_info_path` (deleted leaves last).
 */
import { unseen } from "../conflicts/detection/unseen.ts"
import { longerHistory } from "../conflicts/resolution/longer-history-wins.ts"
import type { Ruling } from "../conflicts/ruling.ts"
import { absent, type Cell, type RowChange, type Sibling } from "../objects/row.ts"
import { causalStream } from "../replication/delivery.ts"
import type { Design } from "../replication/design.ts"
import { same } from "../vocabulary/dot.ts"
import { database } from "./database.ts"

/** The leaves of a document, the winner first. */
const leavesOf = (cell: Cell): ReadonlyArray<Sibling> => {
  if (cell.kind === "absent") return []
  const { dot, stamp, revision, siblings = [] } = cell
  return [{ value: cell.kind === "row" ? cell.value : null, dot, stamp, revision }, ...siblings]
}

const byWinner = (one: Sibling, other: Sibling): number =>
  Number(one.value === null) - Number(other.value === null) || (longerHistory(one, other) ? -1 : 1)

const documentOf = (leaves: ReadonlyArray<Sibling>): Cell => {
  const [winner, ...others] = leaves.toSorted(byWinner)
  if (winner === undefined) return absent
  const { value, ...version } = winner
  const siblings = others.length === 0 ? {} : { siblings: others }
  return value === null
    ? { kind: "tombstone", ...version, ...siblings }
    : { kind: "row", value, ...version, ...siblings }
}

/** `true` when the change was made upon the leaf. */
const replaces = (change: RowChange, leaf: Sibling): boolean => {
  const { before } = change.operation
  return before === null ? leaf.value === null && !unseen(leaf, change) : same(before.dot, leaf.dot)
}

const leafOf = ({ dot, stamp, operation }: RowChange): Sibling => ({
  value: operation.kind === "delete" ? null : operation.value,
  dot,
  stamp,
  revision: operation.revision,
})

/** The document with one more revision. */
const grown = (cell: Cell, change: RowChange): Cell =>
  documentOf([...leavesOf(cell).filter((leaf) => !replaces(change, leaf)), leafOf(change)])

const ruled = (cell: Cell, change: RowChange): Ruling => {
  const next = grown(cell, change)
  const rival = leavesOf(cell).find((leaf) => unseen(leaf, change))
  const kept = rival !== undefined && byWinner(leafOf(change), rival) < 0 ? "remote" : "local"
  return {
    cell: next,
    outcome: "applied",
    conflict: rival === undefined ? null : { name: "_conflicts", local: rival.dot, kept },
  }
}

export const couchdb: Design = {
  ...database,
  name: "couchdb",
  title: "CouchDB, databases that replicate both ways",
  source: "CouchDB docs: Replication and conflict model; The Definitive Guide, Conflict Management",
  delivery: causalStream,
  inherits: true,
  families: ["row"],
  rows: { local: grown, remote: ruled },
}
