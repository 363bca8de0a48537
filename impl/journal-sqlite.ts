/**
 * A journal in an SQLite file: one row per change, per object and per conflict, each with its checksum.
 *
 * Appended changes wait in memory; a sync writes them in one transaction, and with `synchronous = FULL` the
 * commit returns after the write-ahead log is on the disk. The file is locked for as long as the layer lives,
 * because two leaders on one journal would give the same dot to different changes. An orderly end syncs what
 * is left. The mark counts the objects and sums up their checksums, so that one that is gone is noticed too.
 * Limit: what is missing at the very end of the file cannot be told from what was never written.
 * Source: sqlite.org/wal.html, sqlite.org/pragma.html#pragma_synchronous; the module `node:sqlite` of Node
 * 22.19 or later.
 */
import type { DatabaseSync } from "node:sqlite"
import { Effect, Layer } from "effect"
import type { Change } from "./change.ts"
import {
  type Checkpoint,
  Journal,
  JournalCorrupt,
  type JournalError,
  JournalUnavailable,
  type Recovered,
} from "./journal.ts"
import { CorruptRecord, isDamaged, open, readChanges, readRecovered, sumOf } from "./journal-file.ts"
import { seal } from "./record-text.ts"

const make = Effect.fnUntraced(function* (path: string) {
  const fails =
    (operation: JournalUnavailable["operation"]) =>
    (cause: unknown): JournalError => {
      if (cause instanceof CorruptRecord) return new JournalCorrupt({ path, ...cause.where })
      if (isDamaged(cause)) return new JournalCorrupt({ path, record: "file", why: "SQLite cannot read it" })
      return new JournalUnavailable({ path, operation, cause })
    }
  const database = yield* Effect.acquireRelease(
    Effect.try({ try: () => open(path), catch: fails("open") }),
    (opened) => Effect.sync(() => opened.close()),
  )
  const found = yield* Effect.try({ try: () => readRecovered(database), catch: fails("open") })
  const file = writer(database, found)
  const sync = Effect.try({ try: file.sync, catch: fails("sync") })
  yield* Effect.addFinalizer(() => Effect.ignore(sync))
  return Journal.of({
    recover: Effect.succeed(found.recovered),
    append: (changes) => Effect.sync(() => file.append(changes)),
    sync,
    read: (from, limit) => Effect.try({ try: () => file.read(from, limit), catch: fails("read") }),
    checkpoint: (checkpoint) =>
      Effect.try({ try: () => file.checkpoint(checkpoint), catch: fails("checkpoint") }),
  })
})

/** Writes an open file, of which it knows where it ends. */
const writer = (database: DatabaseSync, found: { readonly recovered: Recovered; readonly last: number }) => {
  const insert = database.prepare("INSERT INTO changes(position, text, checksum) VALUES (?, ?, ?)")
  const cut = database.prepare("DELETE FROM changes WHERE position < ?")
  const replace = database.prepare(
    "INSERT OR REPLACE INTO objects(family, key, text, checksum) VALUES (?, ?, ?, ?)",
  )
  const remove = database.prepare("DELETE FROM objects WHERE family = ? AND key = ?")
  const checksumOf = database.prepare("SELECT checksum FROM objects WHERE family = ? AND key = ?")
  const conflict = database.prepare("INSERT INTO conflicts(number, text, checksum) VALUES (?, ?, ?)")
  const meta = database.prepare("INSERT OR REPLACE INTO meta(name, text, checksum) VALUES (?, ?, ?)")
  const within = (write: () => void): void => {
    database.exec("BEGIN IMMEDIATE")
    try {
      write()
      database.exec("COMMIT")
    } catch (cause) {
      if (database.isTransaction) database.exec("ROLLBACK")
      throw cause
    }
  }

  let synced = found.last
  let pending: Array<Change> = []
  let sum = sumOf(found.recovered.objects)
  let conflicts = Number(
    database.prepare("SELECT coalesce(max(number), 0) AS last FROM conflicts").get()?.["last"],
  )

  const writeChanges = (): void => {
    for (const [index, change] of pending.entries()) {
      const position = synced + 1 + index
      const text = JSON.stringify(change)
      insert.run(position, text, seal(`change ${position}`, text))
    }
  }
  const wrote = (): void => {
    synced += pending.length
    pending = []
  }

  const writeCheckpoint = ({ mark, objects, conflicts: more }: Checkpoint): typeof sum => {
    let { count, checksums } = sum
    for (const { family, key, text } of objects) {
      const before = checksumOf.get(family, key)?.["checksum"]
      if (before !== undefined) {
        count--
        checksums = (checksums - Number(before) + 2 ** 32) % 2 ** 32
      }
      if (text === null) {
        remove.run(family, key)
        continue
      }
      const checksum = seal(`object ${family} ${JSON.stringify(key)}`, text)
      replace.run(family, key, text, checksum)
      count++
      checksums = (checksums + checksum) % 2 ** 32
    }
    for (const [index, one] of more.entries()) {
      const number = conflicts + 1 + index
      const text = JSON.stringify(one)
      conflict.run(number, text, seal(`conflict ${number}`, text))
    }
    const text = JSON.stringify({ ...mark, objects: { count, checksums } })
    meta.run("mark", text, seal("mark", text))
    cut.run(mark.first)
    return { count, checksums }
  }

  return {
    append: (changes: ReadonlyArray<Change>): void => void pending.push(...changes),
    sync: (): void => {
      if (pending.length === 0) return
      within(writeChanges)
      wrote()
    },
    read: (from: number, limit: number): ReadonlyArray<Change> => {
      const stored = from > synced ? [] : readChanges(database, from, limit)
      const waiting = pending.slice(Math.max(0, from - synced - 1))
      return [...stored, ...waiting].slice(0, limit)
    },
    checkpoint: (checkpoint: Checkpoint): void => {
      let next = sum
      within(() => {
        writeChanges()
        next = writeCheckpoint(checkpoint)
      })
      wrote()
      sum = next
      conflicts += checkpoint.conflicts.length
    },
  }
}

/**
 * The journal in this file, which is created when it is not there.
 *
 * Fails with `JournalUnavailable` when the file cannot be opened or another process has it, and with
 * `JournalCorrupt` when a record is damaged.
 */
export const layer = (path: string): Layer.Layer<Journal, JournalError> => Layer.effect(Journal, make(path))
