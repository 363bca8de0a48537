/**
 * A delete always wins over what had not seen it; between other versions some total order decides.
 *
 * Used by Cosmos DB (a delete wins over a concurrent insert or replace, whatever the times) and Active Directory (a deleted object
 * stays deleted, whatever is done to its attributes elsewhere). A row that was inserted again after the delete had been seen is a
 * new one, and the delete has no power over it.
 *
 * Law: leaders that have applied the same changes hold the same, in whatever order the concurrent ones came, where causes come
 * before effects and the order ranks a version above each that it was made upon. For what is there in the end was made after every
 * delete had been seen, and is the greatest of that; and so every delete must be remembered, also once the row is back.
 * What it breaks: an acknowledged update is lost to a delete that was made before it.
 * Source: Microsoft docs, Azure Cosmos DB, "Conflict types and resolution policies"; [MS-DRSR] (`isDeleted`, tombstones).
 */
import { type Cell, type RowChange, type Sibling, written } from "../../objects/row.ts"
import type { RowRules } from "../../replication/design.ts"
import type { Version } from "../../vocabulary/change.ts"
import { unseen } from "../detection/unseen.ts"
import { apply, keep, type Memory, type Ruling, stay, take } from "../ruling.ts"

/** `true` when the one version ranks above the other. */
type Order = (
  change: Pick<Version, "revision" | "stamp">,
  local: Pick<Version, "revision" | "stamp">,
) => boolean

/** The deletes that a leader remembers. */
const deletesIn = (cell: Cell): ReadonlyArray<Sibling> => {
  if (cell.kind === "absent") return []
  const { dot, stamp, revision, siblings = [] } = cell
  return cell.kind === "tombstone" ? [{ value: null, dot, stamp, revision }, ...siblings] : siblings
}

const remembered = (cell: Cell, siblings: ReadonlyArray<Sibling>): Cell =>
  cell.kind === "absent" || siblings.length === 0 ? cell : { ...cell, siblings }

/** What a change leaves on a cell: itself, and of the deletes those that no other delete has seen. */
const onto =
  (cell: Cell): Memory =>
  (change) => {
    const deletes = deletesIn(cell)
    const { kind } = change.operation
    return remembered(
      written(change),
      kind === "delete" ? deletes.filter((one) => unseen(one, change)) : deletes,
    )
  }

/** What becomes of a cell that a concurrent delete loses to, or ties with: the delete is remembered beside it. */
const beside = (cell: Cell, { dot, stamp, operation }: RowChange): Cell => {
  const siblings = cell.kind === "absent" ? [] : (cell.siblings ?? [])
  return remembered(cell, [...siblings, { value: null, dot, stamp, revision: operation.revision }])
}

/** The rules for a row where deletes always win and the order decides between the rest. */
export const deleteAlwaysWins = (ranksAbove: Order): RowRules => {
  const remote = (cell: Cell, change: RowChange): Ruling => {
    if (cell.kind === "absent") return apply(change, onto(cell))
    const above = ranksAbove({ stamp: change.stamp, revision: change.operation.revision }, cell)
    const concurrent = unseen(cell, change)
    const wins = (): Ruling =>
      concurrent ? take("concurrent_writes", cell, change, onto(cell)) : apply(change, onto(cell))
    const loses = (left: Cell): Ruling =>
      concurrent ? { ...keep("concurrent_writes", cell), cell: left } : stay(left)
    if (change.operation.kind === "delete")
      return cell.kind === "row" || above ? wins() : loses(beside(cell, change))
    if (deletesIn(cell).some((one) => unseen(one, change))) return loses(cell)
    return cell.kind === "tombstone" || above ? wins() : loses(cell)
  }
  return { local: (cell, change) => onto(cell)(change), remote }
}
