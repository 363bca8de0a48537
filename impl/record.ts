/**
 * A record holds columns. Tables decide how two concurrent writes to one meet:
 *
 * - `row`: the write stamped later stays as a whole, with the other columns as its origin saw them.
 * - `columns`: each column goes to the write of it that is stamped later. An erasure takes every column that was
 *   stamped before it; a column set later, also by someone who did not know of the erasure, brings the record back
 *   with that column alone.
 *
 * A record without columns is not there. Every change carries what both rules need, so they differ only here.
 * Limits: an erasure stays remembered until it is collected, also where the record has come back. By `columns` a
 * record can end up with a set of columns that no client ever saw; an invariant over two columns needs `row`.
 * Source: Kleppmann, *Designing Data-Intensive Applications* (2017), ch. 5, "Last write wins"; EDB Postgres
 * Distributed manual, "Column-level conflict detection", for the columns.
 */
import { type Change, type Dot, type RecordOperation, sameDot, type Stamp } from "./change.ts"
import type { Conflict } from "./conflict-log.ts"
import { compareStamp } from "./hybrid-clock.ts"
import type { Columns } from "./write.ts"
import { covers } from "./version-vector.ts"

/** How concurrent writes to a record meet. */
export type Merge = "row" | "columns"

/** Which change it was. */
export interface Version {
  readonly dot: Dot
  readonly stamp: Stamp
}

export interface Column extends Version {
  readonly value: string
}

/** What a leader holds of a record, also of an erased one. */
export interface Fields {
  readonly columns: Readonly<Record<string, Column>>
  /** The write that is stamped latest of those that left their mark. */
  readonly version: Version
  /** The latest erasure that is remembered. */
  readonly erased: Version | null
}

export interface RecordRules {
  /** `true` when the change takes the place of what this version wrote. */
  readonly supersedes: (change: Change, version: Version) => boolean
  /** `true` when the change's origin had not seen what this version wrote. */
  readonly isUnseen: (change: Change, version: Version) => boolean
  /** What is remembered of an erasure; `null` remembers nothing. */
  readonly entomb: (change: Change) => Version | null
}

const versionOf = ({ dot, stamp }: Version): Version => ({ dot, stamp })

export const recordRules: RecordRules = {
  supersedes: (change, version) => compareStamp(change.stamp, version.stamp) > 0,
  isUnseen: (change, version) => !covers(change.dependencies, version.dot),
  entomb: versionOf,
}

/** What a client sees: the columns by name, sorted, or `null`. */
export const shown = (fields: Fields | undefined): Columns | null => {
  const columns = Object.entries(fields?.columns ?? {})
  if (columns.length === 0) return null
  return Object.fromEntries(
    columns.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, { value }]) => [name, value]),
  )
}

/** The record as its next writer leaves it. */
export const withColumns = (fields: Fields | undefined, columns: Columns): Columns =>
  Object.fromEntries([...Object.entries(shown(fields) ?? {}), ...Object.entries(columns)])

export const isLater = (a: Version, b: Version | null): boolean =>
  b === null || compareStamp(a.stamp, b.stamp) > 0

export interface Performed {
  /** `undefined` where nothing is remembered. */
  readonly fields: Fields | undefined
  readonly won: boolean
  /** One for each version that the change met and its origin had not seen. */
  readonly conflicts: ReadonlyArray<Conflict>
}

/** The record after a change. */
export const perform = (
  fields: Fields | undefined,
  change: Change,
  operation: RecordOperation,
  merge: Merge,
  rules: RecordRules,
): Performed =>
  merge === "row"
    ? performOnRow(fields, change, operation, rules)
    : performOnColumns(fields, change, operation, rules)

const performOnRow = (
  fields: Fields | undefined,
  change: Change,
  operation: RecordOperation,
  rules: RecordRules,
): Performed => {
  const won = fields === undefined || rules.supersedes(change, fields.version)
  const met = fields === undefined ? [] : [{ version: fields.version, won }]
  return {
    fields: won ? written(change, operation, rules) : fields,
    won,
    conflicts: conflictsOf(change, operation.key, met, rules),
  }
}

/** The record as one change leaves it where it wins as a whole. */
const written = (change: Change, operation: RecordOperation, rules: RecordRules): Fields | undefined => {
  const version = versionOf(change)
  if (operation._tag === "Set")
    return { columns: columnsOf(Object.entries(operation.row), version), version, erased: null }
  const erased = rules.entomb(change)
  return erased === null ? undefined : { columns: {}, version, erased }
}

const columnsOf = (columns: ReadonlyArray<readonly [string, string]>, version: Version) =>
  Object.fromEntries(columns.map(([name, value]) => [name, { value, ...version }]))

interface Met {
  readonly version: Version
  readonly won: boolean
}

const performOnColumns = (
  fields: Fields | undefined,
  change: Change,
  operation: RecordOperation,
  rules: RecordRules,
): Performed => {
  const erased = fields?.erased ?? null
  const lives = erased === null || rules.supersedes(change, erased)
  const held = new Map(Object.entries(fields?.columns ?? {}))
  const met: Array<Met> = erased === null ? [] : [{ version: erased, won: lives }]
  const version = fields !== undefined && !rules.supersedes(change, fields.version) ? fields.version : change
  let won = false
  if (operation._tag === "Erase") {
    for (const [name, column] of held) {
      const taken = rules.supersedes(change, column)
      met.push({ version: column, won: taken })
      if (taken) held.delete(name)
    }
    won = lives
  } else {
    for (const [name, value] of Object.entries(operation.columns)) {
      const column = held.get(name)
      const wins = lives && (column === undefined || rules.supersedes(change, column))
      if (column !== undefined) met.push({ version: column, won: wins })
      if (wins) held.set(name, { value, ...versionOf(change) })
      won ||= wins
    }
  }
  const remembered = operation._tag === "Erase" && lives ? rules.entomb(change) : erased
  const conflicts = conflictsOf(change, operation.key, met, rules)
  if (held.size === 0 && remembered === null) return { fields: undefined, won, conflicts }
  const columns = Object.fromEntries(held)
  return { fields: { columns, version: versionOf(version), erased: remembered }, won, conflicts }
}

const conflictsOf = (
  change: Change,
  key: string,
  met: ReadonlyArray<Met>,
  rules: RecordRules,
): ReadonlyArray<Conflict> =>
  met
    .filter(
      ({ version }, index) => met.findIndex((other) => sameDot(other.version.dot, version.dot)) === index,
    )
    .filter(({ version }) => rules.isUnseen(change, version))
    .map(({ version, won }) => ({
      name: "concurrent_writes",
      family: "record",
      key,
      local: version.dot,
      remote: change.dot,
      kept: won ? "remote" : "local",
    }))
