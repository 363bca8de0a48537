/**
 * Writing a report to a directory: every file whole or not at all.
 *
 * Each file is written under a temporary name beside its place, and only when all are there are they renamed into it.
 * Counterexamples of an earlier report in the same directory that this one does not have are removed; no other file is.
 */
import { access, constants, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { Effect, Predicate } from "effect"
import { counterexampleDirectory } from "../explained.ts"
import { codeOf, Mistake } from "./mistake.ts"

export interface OutputFile {
  /** Relative to the directory, with `/`. */
  readonly path: string
  readonly text: string
}

/** That nothing can be written to a directory, which `flag` named. */
export const cannotWrite = (directory: string, error: unknown, flag: string = "--out"): Mistake =>
  new Mistake({
    code: "cannot-write",
    place: directory,
    problem: `the report cannot be written there (${codeOf(error)})`,
    mend: `Name another directory with ${flag}`,
  })

/** Says early that a directory cannot be used, before hours are spent on what should go into it. Writes nothing. */
export const checkDirectory = Effect.fn("checkDirectory")(function* (
  directory: string,
  flag: string = "--out",
) {
  const found = yield* Effect.promise(() => stat(directory).catch(() => null))
  if (found !== null && !found.isDirectory())
    return yield* new Mistake({
      code: "cannot-write",
      place: directory,
      problem: "it is a file, and a directory is needed",
      mend: `Name another directory with ${flag}`,
    })
  yield* Effect.tryPromise({
    try: async () => access(await nearestThere(directory), constants.W_OK),
    catch: (error) => cannotWrite(directory, error, flag),
  })
})

/** The directory, or the nearest one above it that is there. */
const nearestThere = async (path: string): Promise<string> => {
  const above = dirname(path)
  const there = await stat(path).then(
    () => true,
    () => false,
  )
  return there || above === path ? path : nearestThere(above)
}

/** Writes all files beside what is there, or fails with a `Mistake` and leaves it as it was. */
export const addFiles = (directory: string, files: ReadonlyArray<OutputFile>): Effect.Effect<void, Mistake> =>
  Effect.tryPromise({
    try: () => writeAll(directory, files),
    catch: (error) => cannotWrite(directory, error),
  })

/** The same for a whole report: the counterexamples of the one before it, which it does not have, are removed. */
export const writeFiles = (
  directory: string,
  files: ReadonlyArray<OutputFile>,
): Effect.Effect<void, Mistake> =>
  Effect.tryPromise({
    try: () => replaceAll(directory, files),
    catch: (error) => cannotWrite(directory, error),
  })

const replaceAll = async (directory: string, files: ReadonlyArray<OutputFile>): Promise<void> => {
  const stale = await counterexamplesIn(directory)
  await writeAll(directory, files)
  const kept = new Set(files.map(({ path }) => path))
  for (const path of stale) if (!kept.has(path)) await rm(join(directory, path), { force: true })
}

const writeAll = async (directory: string, files: ReadonlyArray<OutputFile>): Promise<void> => {
  const within = files.some(({ path }) => path.startsWith(`${counterexampleDirectory}/`))
  await makeDirectory(within ? join(directory, counterexampleDirectory) : directory)
  const temporary = (path: string): string => join(directory, `${path}.${process.pid}.tmp`)
  try {
    for (const { path, text } of files) await writeFile(temporary(path), text, { flush: true })
    for (const { path } of files) await rename(temporary(path), join(directory, path))
  } catch (error) {
    for (const { path } of files) await rm(temporary(path), { force: true })
    throw error
  }
}

/** Makes a directory and those above it. Node's own `recursive` never returns where making one is not allowed, as in /proc. */
export const makeDirectory = async (path: string): Promise<void> => {
  try {
    await mkdir(path)
  } catch (error) {
    const why = codeOf(error)
    const above = dirname(path)
    if (why === "EEXIST" && (await stat(path)).isDirectory()) return
    if (why !== "ENOENT" || above === path) throw error
    await makeDirectory(above)
    await mkdir(path)
  }
}

/** The counterexample files of the report that is in the directory, by its own account. */
const counterexamplesIn = async (directory: string): Promise<ReadonlyArray<string>> => {
  const text = await readFile(join(directory, "report.json"), "utf8").catch(() => "null")
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return []
  }
  const listed =
    Predicate.isObject(json) && Array.isArray(json["counterexamples"]) ? json["counterexamples"] : []
  return listed.flatMap((one: unknown) => {
    const file = Predicate.isObject(one) ? one["file"] : null
    return typeof file === "string" && /^counterexamples\/[a-z0-9][a-z0-9.-]*\.json$/.test(file) ? [file] : []
  })
}
