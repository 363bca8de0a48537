/**
 * A journal in an SQLite file: one row per change, each with its checksum.
 *
 * Appended entries wait in memory; a sync writes them in one transaction, and with `synchronous = FULL` the
 * commit returns after the write-ahead log is on the disk. The file is locked for as long as the layer lives,
 * because two leaders on one journal would give the same dot to different changes. An orderly end syncs what
 * is left.
 * Limit: all entries are read into memory at the start.
 * Source: sqlite.org/wal.html, sqlite.org/pragma.html#pragma_synchronous; the module `node:sqlite` of Node
 * 22.19 or later.
 */
import { DatabaseSync, type StatementSync } from "node:sqlite"
import { Effect, Exit, Layer, Schema } from "effect"
import { type Change, ChangeText } from "./change.ts"
import { crc32 } from "./checksum.ts"
import { Journal, JournalCorrupt, JournalUnavailable } from "./journal.ts"

/** The number that the file carries as its `user_version`; another means another format. */
const format = 1

const decode = Schema.decodeUnknownExit(ChangeText)
const encode = Schema.encodeSync(ChangeText)

const open = (path: string): DatabaseSync => {
  const database = new DatabaseSync(path)
  try {
    database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    const found = Number(database.prepare("PRAGMA user_version").get()?.["user_version"])
    if (found !== 0 && found !== format)
      throw new Error(`its format is ${found}, this release reads ${format}`)
    database.exec(`BEGIN IMMEDIATE;
      CREATE TABLE IF NOT EXISTS journal(
        position INTEGER PRIMARY KEY, record TEXT NOT NULL, checksum INTEGER NOT NULL) STRICT;
      PRAGMA user_version = ${format};
      COMMIT`)
    return database
  } catch (cause) {
    database.close()
    throw cause
  }
}

/** The change in one row of the table, or why there is none. */
const readRecord = (row: Readonly<Record<string, unknown>>, expected: number): Change | string => {
  const { position, record, checksum } = row
  if (position !== expected) return `the next record in the file is ${String(position)}`
  if (typeof record !== "string") return "it is not text"
  if (crc32(record) !== checksum) return "its checksum does not match its text"
  const change = decode(record)
  return Exit.isSuccess(change) ? change.value : "its text is not a change"
}

const readAll = (database: DatabaseSync, path: string): ReadonlyArray<Change> | JournalCorrupt => {
  const changes: Array<Change> = []
  for (const row of database
    .prepare("SELECT position, record, checksum FROM journal ORDER BY position")
    .iterate()) {
    const change = readRecord(row, changes.length + 1)
    if (typeof change === "string")
      return new JournalCorrupt({ path, record: changes.length + 1, why: change })
    changes.push(change)
  }
  return changes
}

const writeAll = (
  database: DatabaseSync,
  insert: StatementSync,
  first: number,
  tail: ReadonlyArray<Change>,
): void => {
  database.exec("BEGIN")
  try {
    tail.forEach((change, index) => {
      const record = encode(change)
      insert.run(first + index, record, crc32(record))
    })
    database.exec("COMMIT")
  } catch (cause) {
    if (database.isTransaction) database.exec("ROLLBACK")
    throw cause
  }
}

const make = Effect.fnUntraced(function* (path: string) {
  const fails = (operation: "open" | "sync") => (cause: unknown) =>
    new JournalUnavailable({ path, operation, cause })
  const database = yield* Effect.acquireRelease(
    Effect.try({ try: () => open(path), catch: fails("open") }),
    (opened) => Effect.sync(() => opened.close()),
  )
  const found = yield* Effect.try({ try: () => readAll(database, path), catch: fails("open") })
  if (found instanceof JournalCorrupt) return yield* found
  const insert = database.prepare("INSERT INTO journal(position, record, checksum) VALUES (?, ?, ?)")
  const entries = found.slice()
  let synced = entries.length
  const sync = Effect.try({
    try: () => {
      if (synced === entries.length) return
      writeAll(database, insert, synced + 1, entries.slice(synced))
      synced = entries.length
    },
    catch: fails("sync"),
  })
  yield* Effect.addFinalizer(() => Effect.ignore(sync))
  return Journal.of({
    entries: Effect.sync(() => entries.slice()),
    append: (change) => Effect.sync(() => void entries.push(change)),
    sync,
  })
})

/**
 * The journal in this file, which is created when it is not there.
 *
 * Fails with `JournalUnavailable` when the file cannot be opened or another process has it, and with
 * `JournalCorrupt` when a record is damaged.
 */
export const layer = (path: string): Layer.Layer<Journal, JournalUnavailable | JournalCorrupt> =>
  Layer.effect(Journal, make(path))
