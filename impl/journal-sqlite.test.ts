import { spawn } from "node:child_process"
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { Effect, Layer } from "effect"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { Change } from "./change.ts"
import type { Conflict } from "./conflict-log.ts"
import { Journal, JournalCorrupt, JournalUnavailable, type Mark } from "./journal.ts"
import { layer } from "./journal-sqlite.ts"
import { Leader } from "./leader.ts"
import { seal } from "./record-text.ts"
import { allToAll } from "./topology.ts"

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "polyarchy-"))))
afterEach(() => rmSync(folder, { recursive: true }))

const file = (name = "journal") => join(folder, name)

const change = (sequence: number): Change => ({
  dot: { leader: 0, sequence },
  dependencies: [sequence - 1],
  stamp: { wall: sequence, logical: 0, leader: 0 },
  operation: { _tag: "Insert", key: `k${sequence}`, value: "välue" },
})

/** Opens a journal, uses it, and closes it in order. */
const open = <A, E>(path: string, use: (journal: Journal["Service"]) => Effect.Effect<A, E>) =>
  Effect.runPromise(Effect.flatMap(Journal, use).pipe(Effect.provide(layer(path))))

/** The changes that a journal held when it was opened. */
const changesOf = (journal: Journal["Service"]) => Effect.map(journal.recover, ({ changes }) => changes)

/** Why a journal does not open. */
const refusal = (path: string) =>
  Effect.runPromise(Effect.flip(Effect.flatMap(Journal, () => Effect.void).pipe(Effect.provide(layer(path)))))

/**
 * What a journal holds, found in a copy of its files as they are at this moment: what a crash would leave.
 */
const afterCrash = (path: string) =>
  Effect.promise(() => {
    const copy = `${path}-copy`
    for (const part of ["", "-wal"]) cpSync(path + part, copy + part)
    return open(copy, changesOf)
  })

const alter = (path: string, sql: string): void => {
  const database = new DatabaseSync(path)
  database.exec(sql)
  database.close()
}

describe("a journal in a file", () => {
  test("reads back what was synced, in order, when it is opened again", async () => {
    const written = [change(1), change(2), change(3)]
    await open(file(), (journal) => Effect.andThen(journal.append(written), journal.sync))
    expect(await open(file(), changesOf)).toEqual(written)
  })

  test("keeps what was synced through a crash, and of the rest nothing", async () => {
    const left = await open(
      file(),
      Effect.fnUntraced(function* (journal) {
        yield* journal.append([change(1)])
        yield* journal.append([change(2)])
        yield* journal.sync
        yield* journal.append([change(3)])
        return yield* afterCrash(file())
      }),
    )
    expect(left).toEqual([change(1), change(2)])
  })

  test("keeps in an orderly end what was only appended", async () => {
    await open(file(), (journal) => journal.append([change(1)]))
    expect(await open(file(), changesOf)).toEqual([change(1)])
  })

  test("goes on where it ended", async () => {
    for (const next of [1, 2, 3]) await open(file(), (journal) => journal.append([change(next)]))
    expect(await open(file(), changesOf)).toEqual([change(1), change(2), change(3)])
  })

  test("refuses a second owner for as long as it has one", async () => {
    const second = await open(file(), () => Effect.promise(() => refusal(file())))
    expect(second).toBeInstanceOf(JournalUnavailable)
    expect(second.message).toMatch(/^cannot open the journal .*: database is locked\. .*no other process/)
    expect(await open(file(), changesOf)).toEqual([])
  })

  test("says which path cannot be opened", async () => {
    const missing = join(folder, "no", "such", "folder")
    expect(await refusal(missing)).toMatchObject({
      _tag: "JournalUnavailable",
      path: missing,
      operation: "open",
    })
  })

  test("refuses a file that is not a journal, and one of another release's format", async () => {
    writeFileSync(
      file("text"),
      "this is not a database, but it is long enough to be taken for one".repeat(20),
    )
    expect((await refusal(file("text"))).message).toContain("SQLite cannot read it")
    alter(file("newer"), "PRAGMA user_version = 9")
    expect((await refusal(file("newer"))).message).toContain("its format is 9, this release reads 2")
  })
})

describe("a damaged record", () => {
  const damages: ReadonlyArray<readonly [what: string, sql: string, why: string]> = [
    ["a changed letter", "text = replace(text, 'k2', 'k9')", "its checksum does not match its text"],
    ["a torn end", "text = substr(text, 1, 40)", "its checksum does not match its text"],
    [
      "a checksum that fits no change",
      `text = '{}', checksum = ${seal("change 2", "{}")}`,
      "its text is not a change",
    ],
  ]

  test.each(damages)("with %s is named, and nothing is read", async (_, sql, why) => {
    await open(file(), (journal) => journal.append([change(1), change(2), change(3)]))
    alter(file(), `UPDATE changes SET ${sql} WHERE position = 2`)
    const error = await refusal(file())
    expect(error).toBeInstanceOf(JournalCorrupt)
    expect(error).toMatchObject({ path: file(), record: "change 2", why })
    expect(error.message).toContain(
      `the record "change 2" of the journal ${file()} is damaged: ${why}. Do not start the leader`,
    )
  })

  test("that is missing is named", async () => {
    await open(file(), (journal) => journal.append([change(1), change(2), change(3)]))
    alter(file(), "DELETE FROM changes WHERE position = 2")
    expect(await refusal(file())).toMatchObject({
      _tag: "JournalCorrupt",
      record: "change 2",
      why: "the next record in the file is 3",
    })
  })
})

describe("a checkpoint", () => {
  const mark = (position: number, first: number): Mark => ({
    position,
    vector: [position],
    clock: { wall: position, logical: 0 },
    heads: [{ wall: position, logical: 0, leader: 0 }],
    first,
    start: [first - 1],
  })
  const object = (key: string, text: string | null) => ({ family: "row", key, text })
  const conflict: Conflict = {
    name: "concurrent_writes",
    family: "row",
    key: "k",
    local: { leader: 0, sequence: 1 },
    remote: { leader: 1, sequence: 1 },
    kept: "local",
  }
  /** Three changes; a checkpoint at the second, which cuts off the first; then another, which removes an object. */
  const twoCheckpoints = Effect.fnUntraced(function* (journal: Journal["Service"]) {
    yield* journal.append([change(1), change(2)])
    yield* journal.checkpoint({
      mark: mark(2, 2),
      objects: [object("a", "1"), object("b", "2"), object("c", "3")],
      conflicts: [conflict],
    })
    yield* journal.append([change(3)])
    yield* journal.checkpoint({
      mark: mark(3, 3),
      objects: [object("a", null), object("b", "4")],
      conflicts: [],
    })
    yield* journal.append([change(4)])
  })
  const recover = () => open(file(), (journal) => journal.recover)

  test("is what the next start begins with, and the changes behind it", async () => {
    await open(file(), twoCheckpoints)
    expect(await recover()).toEqual({
      mark: mark(3, 3),
      objects: [
        { family: "row", key: "b", text: "4" },
        { family: "row", key: "c", text: "3" },
      ],
      conflicts: [conflict],
      changes: [change(4)],
    })
  })

  test("leaves the changes readable that it did not cut off, synced or not", async () => {
    const read = await open(
      file(),
      Effect.fnUntraced(function* (journal) {
        yield* twoCheckpoints(journal)
        return yield* Effect.all([journal.read(3, 10), journal.read(4, 10), journal.read(3, 1)])
      }),
    )
    expect(read).toEqual([[change(3), change(4)], [change(4)], [change(3)]])
  })

  const damages: ReadonlyArray<readonly [what: string, sql: string, record: string]> = [
    ["an object that changed", "UPDATE objects SET text = '5' WHERE key = 'b'", 'object row "b"'],
    ["an object that is gone", "DELETE FROM objects WHERE key = 'b'", "mark"],
    ["an object that took another's place", "UPDATE objects SET key = 'd' WHERE key = 'b'", 'object row "d"'],
    ["a mark that changed", "UPDATE meta SET text = replace(text, '3', '2')", "mark"],
    ["a conflict that changed", "UPDATE conflicts SET text = replace(text, 'k', 'l')", "conflict 1"],
    ["a cut-off that went too far", "DELETE FROM changes", "change 3"],
  ]

  test.each(damages)("with %s is named, and nothing is read", async (_, sql, record) => {
    await open(file(), twoCheckpoints)
    alter(file(), sql)
    expect(await refusal(file())).toMatchObject({ _tag: "JournalCorrupt", record })
  })
})

/** A process of its own that increments a counter for ever and prints the dot of each acknowledged write. */
const spawnWriter = (path: string) => {
  const index = JSON.stringify(new URL("./index.ts", import.meta.url).href)
  const script = `
    import { Effect, Layer } from "effect"
    import { allToAll, JournalSqlite, Leader } from ${index}
    const program = Effect.gen(function* () {
      const leader = yield* Leader
      for (;;) {
        const { dot } = yield* leader.write({ _tag: "Increment", key: "k", by: 1 })
        process.stdout.write(dot.sequence + "\\n")
        yield* Effect.sleep("1 millis")
      }
    })
    const journal = JournalSqlite.layer(${JSON.stringify(path)})
    const leader = Leader.layer({ id: 0, leaders: 1, topology: allToAll }).pipe(Layer.provide(journal))
    await Effect.runPromise(program.pipe(Effect.provide(leader)))`
  return spawn(process.execPath, ["--input-type=module", "--eval", script], {
    stdio: ["ignore", "pipe", "inherit"],
  })
}

test(
  "a leader shows every write that it acknowledged before its process was killed",
  { timeout: 30_000 },
  async () => {
    const process = spawnWriter(file())
    let printed = ""
    process.stdout.on("data", (text: Buffer) => {
      printed += text.toString()
      if (printed.split("\n").length > 20) process.kill("SIGKILL")
    })
    await new Promise((resolve) => process.on("close", resolve))
    const acknowledged = printed.split("\n").length - 1
    const layers = Leader.layer({ id: 0, leaders: 1, topology: allToAll }).pipe(Layer.provide(layer(file())))
    const [total, receipt] = await Effect.runPromise(
      Effect.flatMap(Leader, (leader) =>
        Effect.all([leader.read("counter", "k"), leader.write({ _tag: "Increment", key: "k", by: 1 })]),
      ).pipe(Effect.provide(layers)),
    )
    expect(acknowledged).toBeGreaterThanOrEqual(20)
    expect(total).toBeGreaterThanOrEqual(acknowledged)
    expect(receipt.dot.sequence).toBe(total + 1)
  },
)
