/**
 * Column join: of every column the version that wins by its own stamp, and of the whole row the latest delete, which covers what
 * is not later than it.
 *
 * Used by Cassandra, whose rows are cells with timestamps. Unlike `column-merge.ts` it does not put a rule for whole rows first: a
 * delete that loses to one column still covers the others, and is remembered beside what is left.
 *
 * Law: where `wins` is a total order, a join. So leaders that got the same writes hold the same, in whatever order they came, and
 * however often.
 * What it breaks: a row that is put together of two writes, and of half a deleted row, which nobody wrote.
 * Source: Apache Cassandra docs, "Dynamo" (last write wins, mutations as CRDT), "Tombstones"; Shapiro et al., "Conflict-free
 * Replicated Data Types" (2011), section 2.3.
 */
import { absent, type Cell, type RowChange, type Sibling } from "../../objects/row.ts"
import type { Column, Version } from "../../vocabulary/change.ts"
import { compare, type Stamp } from "../../vocabulary/stamp.ts"
import { under } from "../../vocabulary/write.ts"

/** How columns and deletes are ranked. */
export interface Ranking {
  /** `true` when the one column wins over the other, which is not the same. */
  readonly wins: (one: Column, other: Column) => boolean
  /** `true` when what was written at the one time is not covered by a delete of the other. */
  readonly outlives: (written: Stamp, deleted: Stamp) => boolean
}

/** What a leader holds of a row: its latest version, whose columns have stamps of their own, and the latest delete. */
interface Held {
  readonly live: Version | null
  readonly deleted: Sibling | null
}

const heldIn = (cell: Cell): Held => {
  if (cell.kind === "absent") return { live: null, deleted: null }
  const { dot, stamp, revision } = cell
  return cell.kind === "row"
    ? { live: { value: cell.value, dot, stamp, revision }, deleted: cell.siblings?.[0] ?? null }
    : { live: null, deleted: { value: null, dot, stamp, revision } }
}

const cellOf = ({ live, deleted }: Held): Cell => {
  if (live !== null) return { kind: "row", ...live, ...(deleted === null ? {} : { siblings: [deleted] }) }
  if (deleted === null) return absent
  const { dot, stamp, revision } = deleted
  return { kind: "tombstone", dot, stamp, revision }
}

const madeBy = ({ dot, stamp, operation }: RowChange): Held => {
  const { kind, value, revision } = operation
  return kind === "delete"
    ? { live: null, deleted: { value: null, dot, stamp, revision } }
    : { live: { value, dot, stamp, revision }, deleted: null }
}

const joinedVersions = ({ wins }: Ranking, one: Version, other: Version): Version => {
  const [mine, theirs] = [one.value, other.value]
  // A row of one value is a column by itself.
  if (typeof mine === "string" && typeof theirs === "string")
    return wins({ value: mine, stamp: one.stamp }, { value: theirs, stamp: other.stamp }) ? one : other
  if (typeof mine === "string") return other
  if (typeof theirs === "string") return one
  const columns = { ...mine }
  for (const [name, column] of Object.entries(theirs)) {
    const own = under(columns, name)
    if (own === undefined || wins(column, own)) columns[name] = column
  }
  return { ...(compare(one.stamp, other.stamp) > 0 ? one : other), value: columns }
}

/** What a delete leaves of a version. */
const uncovered = ({ outlives }: Ranking, version: Version, deleted: Stamp): Version | null => {
  if (typeof version.value === "string") return outlives(version.stamp, deleted) ? version : null
  const columns = Object.entries(version.value).filter(([, { stamp }]) => outlives(stamp, deleted))
  return columns.length === 0 ? null : { ...version, value: Object.fromEntries(columns) }
}

const either = <Kept>(one: Kept | null, other: Kept | null, both: (one: Kept, other: Kept) => Kept) =>
  one === null ? other : other === null ? one : both(one, other)

const joinedHeld = (ranking: Ranking, one: Held, other: Held): Held => {
  const deleted = either(one.deleted, other.deleted, (a, b) => (compare(a.stamp, b.stamp) > 0 ? a : b))
  const live = either(one.live, other.live, (a, b) => joinedVersions(ranking, a, b))
  return {
    deleted,
    live: live === null || deleted === null ? live : uncovered(ranking, live, deleted.stamp),
  }
}

/** What a leader holds once it has the change, too. */
export const joined = (ranking: Ranking, cell: Cell, change: RowChange): Cell =>
  cellOf(joinedHeld(ranking, heldIn(cell), madeBy(change)))
