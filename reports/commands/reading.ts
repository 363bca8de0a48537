/** Reading a schedule or a counterexample from a file that a user named: every way in which that can fail, said clearly. */
import { open, stat } from "node:fs/promises"
import { Effect } from "effect"
import { BadSchedule } from "../../properties/schedule/codec.ts"
import { importFile } from "../imports/file.ts"
import type { Imported } from "../imports/imported.ts"
import { jsonErrorAt, lineAndColumn } from "./json-place.ts"
import { codeOf, Mistake, type MistakeCode } from "./mistake.ts"

/** The most bytes that are read: 16 MiB. */
const mostBytes = 16 * 1024 * 1024

const mistake = (code: MistakeCode, place: string, problem: string, mend: string): Mistake =>
  new Mistake({ code, place, problem, mend })

const fileMistake = (file: string, error: unknown): Mistake => {
  const why = codeOf(error)
  return why === "ENOENT" || why === "ENOTDIR"
    ? mistake(
        "file-missing",
        file,
        "there is no such file",
        "Check the name; counterexamples are in polyarchy-report/counterexamples",
      )
    : mistake("file-unreadable", file, `it cannot be read (${why})`, "Check who may read it")
}

const tooLarge = (file: string): Mistake =>
  mistake(
    "file-too-large",
    file,
    "it is larger than 16 MiB",
    "Give a counterexample or a schedule that Polyarchy saved",
  )

/** The bytes of a regular file that is not too large; its size is asked before anything is read. */
const bytesOf = Effect.fn("bytesOf")(function* (file: string) {
  const found = yield* Effect.tryPromise({
    try: () => stat(file),
    catch: (error) => fileMistake(file, error),
  })
  if (!found.isFile())
    return yield* mistake(
      "file-not-regular",
      file,
      found.isDirectory() ? "it is a directory" : "it is not a regular file",
      "Name one file in it that ends in .json",
    )
  if (found.size > mostBytes) return yield* tooLarge(file)
  const read = yield* Effect.tryPromise({
    try: () => upTo(file, mostBytes + 1),
    catch: (error) => fileMistake(file, error),
  })
  return read.length > mostBytes ? yield* tooLarge(file) : read
})

/** The first bytes of a file, also of one that grows meanwhile. */
const upTo = async (file: string, limit: number): Promise<Uint8Array> => {
  await using handle = await open(file)
  const parts: Array<Buffer> = []
  let size = 0
  while (size < limit) {
    const part = Buffer.alloc(Math.min(65_536, limit - size))
    const { bytesRead } = await handle.read(part, 0, part.length)
    if (bytesRead === 0) break
    parts.push(part.subarray(0, bytesRead))
    size += bytesRead
  }
  return Buffer.concat(parts)
}

const textOf = (file: string, bytes: Uint8Array): Effect.Effect<string, Mistake> =>
  Effect.try({
    try: () => new TextDecoder("utf-8", { fatal: true }).decode(bytes),
    catch: () => mistake("file-not-json", file, "it is not text in UTF-8", "Save it as UTF-8"),
  })

const jsonOf = (file: string, text: string): Effect.Effect<unknown, Mistake> =>
  Effect.try({
    try: (): unknown => JSON.parse(text),
    catch: () => {
      const at = jsonErrorAt(text) ?? 0
      const { line, column } = lineAndColumn(text, at)
      const place = `${file}, line ${line}, column ${column}`
      if (text.trim() === "")
        return mistake("file-not-json", file, "it is empty", "Save the counterexample again")
      return at >= text.length
        ? mistake(
            "file-not-json",
            place,
            "the file ends in the middle",
            "It was cut off: copy or save it again",
          )
        : mistake(
            "file-not-json",
            place,
            `this is not JSON: ${JSON.stringify(text.slice(at, at + 20))}`,
            "Mend the file there",
          )
    },
  })

/** The JSON value in a file. */
export const readJson = Effect.fn("readJson")(function* (file: string) {
  const bytes = yield* bytesOf(file)
  const text = yield* textOf(file, bytes)
  return yield* jsonOf(file, text)
})

/** What JSON holds that Polyarchy saved in a file, or that somebody wrote in its format. */
export const savedIn = (file: string, json: unknown): Effect.Effect<Imported, Mistake> =>
  Effect.suspend((): Effect.Effect<Imported, Mistake> => {
    try {
      return Effect.succeed(importFile(json))
    } catch (error) {
      if (!(error instanceof BadSchedule)) throw error
      return Effect.fail(mistake("bad-schedule", `${file}: ${error.place}`, error.problem, error.mend))
    }
  })
