/**
 * The SQLite file of a journal: its tables, and how what is in them is read and checked.
 */
import { DatabaseSync } from "node:sqlite"
import { Schema } from "effect"
import { Change, count } from "./change.ts"
import { Conflict } from "./conflict-log.ts"
import { Mark, mostConflicts, type Recovered, type StoredObject, unmarked } from "./journal.ts"
import { isDamage, seal, unseal } from "./record-text.ts"

/** The number that the file carries as its `user_version`; another means another format. */
const format = 2

/** A record that cannot be trusted, as an exception on its way to whoever opened the file. */
export class CorruptRecord extends Error {
  readonly where: { readonly record: string; readonly why: string }
  constructor(record: string, why: string) {
    super(why)
    this.where = { record, why }
  }
}

/** `true` when SQLite itself found the file damaged: SQLITE_CORRUPT or SQLITE_NOTADB. */
export const isDamaged = (cause: unknown): boolean =>
  cause instanceof Error && "errcode" in cause && (cause.errcode === 11 || cause.errcode === 26)

/** How many objects a checkpoint has, and the sum of their checksums, modulo 2^32. */
export interface Sum {
  readonly count: number
  readonly checksums: number
}

const sealed = ({ family, key, text }: StoredObject): number =>
  seal(`object ${family} ${JSON.stringify(key)}`, text)

export const sumOf = (objects: ReadonlyArray<StoredObject>): Sum => ({
  count: objects.length,
  checksums: objects.reduce((sum, object) => (sum + sealed(object)) % 2 ** 32, 0),
})

const MarkText = Schema.fromJsonString(
  Schema.Struct({ ...Mark.fields, objects: Schema.Struct({ count, checksums: count }) }),
)
const ConflictText = Schema.fromJsonString(Conflict)
const ChangeText = Schema.fromJsonString(Change)

/** The file, created when it is not there, locked for this process. */
export const open = (path: string): DatabaseSync => {
  const database = new DatabaseSync(path)
  try {
    database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    const found = Number(database.prepare("PRAGMA user_version").get()?.["user_version"])
    if (found !== 0 && found !== format)
      throw new Error(`its format is ${found}, this release reads ${format}`)
    database.exec(`BEGIN IMMEDIATE;
      CREATE TABLE IF NOT EXISTS changes(
        position INTEGER PRIMARY KEY, text TEXT NOT NULL, checksum INTEGER NOT NULL) STRICT;
      CREATE TABLE IF NOT EXISTS objects(
        family TEXT NOT NULL, key TEXT NOT NULL, text TEXT NOT NULL, checksum INTEGER NOT NULL,
        PRIMARY KEY (family, key)) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS conflicts(
        number INTEGER PRIMARY KEY, text TEXT NOT NULL, checksum INTEGER NOT NULL) STRICT;
      CREATE TABLE IF NOT EXISTS meta(
        name TEXT PRIMARY KEY, text TEXT NOT NULL, checksum INTEGER NOT NULL) STRICT, WITHOUT ROWID;
      PRAGMA user_version = ${format};
      COMMIT`)
    return database
  } catch (cause) {
    database.close()
    throw cause
  }
}

type Row = Readonly<Record<string, unknown>>

/** What a row says; throws `CorruptRecord`. */
const read = <A extends object>(name: string, row: Row, schema: Schema.Codec<A, string>, what: string): A => {
  const found = unseal(name, { text: row["text"], checksum: row["checksum"] }, schema, what)
  if (isDamage(found)) throw new CorruptRecord(name, found.damaged)
  return found
}

/** The change in a record that was read and checked before: its checksum says that it is still the same. */
const trusted = (name: string, { text, checksum }: Row): Change => {
  if (typeof text !== "string" || seal(name, text) !== checksum)
    throw new CorruptRecord(name, "its checksum does not match its text")
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this file was checked whole when it was opened
  return JSON.parse(text) as Change
}

const checked = (name: string, row: Row): Change => read(name, row, ChangeText, "a change")

const changesIn = (
  rows: Iterable<Row>,
  first: number,
  changeIn: (name: string, row: Row) => Change,
): Array<Change> => {
  const changes: Array<Change> = []
  for (const row of rows) {
    const position = first + changes.length
    if (row["position"] !== position)
      throw new CorruptRecord(
        `change ${position}`,
        `the next record in the file is ${String(row["position"])}`,
      )
    changes.push(changeIn(`change ${position}`, row))
  }
  return changes
}

/** The synced changes from a position on, at most `limit`; throws `CorruptRecord`. */
export const readChanges = (database: DatabaseSync, from: number, limit: number): Array<Change> =>
  changesIn(
    database
      .prepare("SELECT position, text, checksum FROM changes WHERE position >= ? ORDER BY position LIMIT ?")
      .iterate(from, limit),
    from,
    trusted,
  )

const readMark = (database: DatabaseSync) => {
  const row = database.prepare("SELECT text, checksum FROM meta WHERE name = 'mark'").get()
  return row === undefined
    ? { ...unmarked, objects: { count: 0, checksums: 0 } }
    : read("mark", row, MarkText, "a mark")
}

const readObjects = (database: DatabaseSync, expected: Sum): ReadonlyArray<StoredObject> => {
  const rows = database.prepare("SELECT family, key, text, checksum FROM objects ORDER BY family, key")
  const objects: Array<StoredObject> = []
  for (const row of rows.iterate()) {
    const object = { family: String(row["family"]), key: String(row["key"]), text: String(row["text"]) }
    if (sealed(object) !== row["checksum"])
      throw new CorruptRecord(
        `object ${object.family} ${JSON.stringify(object.key)}`,
        "its checksum does not match its text",
      )
    objects.push(object)
  }
  const found = sumOf(objects)
  if (found.count !== expected.count || found.checksums !== expected.checksums)
    throw new CorruptRecord(
      "mark",
      `it counts ${expected.count} objects and the file has ${found.count}, or others`,
    )
  return objects
}

const readConflicts = (database: DatabaseSync): ReadonlyArray<Conflict> =>
  database
    .prepare("SELECT number, text, checksum FROM conflicts ORDER BY number DESC LIMIT ?")
    .all(mostConflicts)
    .map((row) => read(`conflict ${String(row["number"])}`, row, ConflictText, "a conflict"))
    .toReversed()

/** All that the file holds, checked, and the position of its last change; throws `CorruptRecord`. */
export const readRecovered = (
  database: DatabaseSync,
): { readonly recovered: Recovered; readonly last: number } => {
  const { objects: sum, ...mark } = readMark(database)
  const rows = database.prepare("SELECT position, text, checksum FROM changes ORDER BY position")
  // Those before the mark are checked and let go: they are read again when a follower needs them.
  let last = mark.first - 1
  const behind: Array<Change> = []
  for (const row of rows.iterate()) {
    const [change] = changesIn([row], ++last, checked)
    if (change !== undefined && last > mark.position) behind.push(change)
  }
  if (last < mark.position)
    throw new CorruptRecord(`change ${last + 1}`, `the mark is at ${mark.position} and the file ends before`)
  return {
    recovered: {
      mark,
      objects: readObjects(database, sum),
      conflicts: readConflicts(database),
      changes: behind,
    },
    last,
  }
}
