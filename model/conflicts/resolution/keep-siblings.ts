/**
 * Keep siblings: of concurrent versions all are kept, and a read shows what a function makes of them.
 *
 * Used by Dynamo and Riak, which hand all of them to the client (resolve on read); merging by concatenation is the example of
 * Kleppmann's book, where two titles become "B/C". A later write that had seen them replaces them all.
 *
 * Law: a leader holds exactly the maxima of what it has applied, by happens-before, so with causal delivery leaders that have
 * applied the same hold the same. Nothing is lost, whatever the function shows, and it need not be associative: it is asked anew of
 * all of them.
 * What it costs: a value that nobody wrote, or one that is shown while the others wait; and somebody must put it right.
 * A record is shown as the greatest of its versions, whole.
 * Source: DeCandia et al., "Dynamo" (SOSP 2007), section 4.4; Kleppmann, *Designing Data-Intensive Applications* (2017), ch. 5,
 * "Converging toward a consistent state", "Custom conflict resolution logic".
 */
import { absent, type Cell, type RowChange, type Sibling } from "../../objects/row.ts"
import type { RowRules } from "../../replication/design.ts"
import { compare } from "../../vocabulary/stamp.ts"
import { unseen } from "../detection/unseen.ts"
import { merge, type Ruling } from "../ruling.ts"

/** What a read shows of the values that are there; there is at least one. */
export type Shows = (values: readonly [string, ...ReadonlyArray<string>]) => string

/** The values one after the other, each once, in alphabetical order. */
export const concatenated: Shows = (values) => [...new Set(values)].toSorted().join("/")

/** The greatest value, in alphabetical order. */
export const greatest: Shows = (values) => values.reduce((one, other) => (other > one ? other : one))

/** The versions that a leader holds: where there are several, all of them are among the siblings. */
const versionsIn = (cell: Cell): ReadonlyArray<Sibling> => {
  if (cell.kind === "absent") return []
  const { dot, stamp, revision, siblings } = cell
  return siblings ?? [{ value: cell.kind === "row" ? cell.value : null, dot, stamp, revision }]
}

const cellOf = (versions: ReadonlyArray<Sibling>, shows: Shows): Cell => {
  const inOrder = versions.toSorted((one, other) => compare(other.stamp, one.stamp))
  const [top] = inOrder
  if (top === undefined) return absent
  const { dot, stamp } = top
  const revision = Math.max(...versions.map((version) => version.revision))
  const siblings = inOrder.length === 1 ? {} : { siblings: inOrder }
  const live = inOrder.map((version) => version.value).filter((value) => value !== null)
  const [first, ...others] = live.filter((value) => typeof value === "string")
  const value = first === undefined ? live[0] : shows([first, ...others])
  return value === undefined
    ? { kind: "tombstone", dot, stamp, revision, ...siblings }
    : { kind: "row", value, dot, stamp, revision, ...siblings }
}

/** The rules for a row whose concurrent versions are all kept. */
export const keepSiblings = (shows: Shows): RowRules => {
  const unseenIn = (cell: Cell, change: RowChange) =>
    versionsIn(cell).filter((version) => unseen(version, change))
  const local = (cell: Cell, change: RowChange): Cell => {
    const { dot, stamp, operation } = change
    const value = operation.kind === "delete" ? null : operation.value
    const added: Sibling = { value, dot, stamp, revision: operation.revision }
    return cellOf([...unseenIn(cell, change), added], shows)
  }
  const remote = (cell: Cell, change: RowChange): Ruling => {
    const next = local(cell, change)
    const [rival] = unseenIn(cell, change)
    if (rival === undefined) return { cell: next, outcome: "applied", conflict: null }
    const { conflict, ...ruling } = merge("siblings", cell, next)
    return { ...ruling, conflict: conflict && { ...conflict, local: rival.dot } }
  }
  return { local, remote }
}
