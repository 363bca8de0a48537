/** `polyarchy verify --keep DIR`: what was found is added to a store of counterexamples, by cause. */
import { rename, rm, stat, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { Effect } from "effect"
import type { Counterexample } from "../../properties/counterexample.ts"
import type { Subject } from "../../properties/subjects/subject.ts"
import { jsonText } from "../json.ts"
import { contentOf, type Fate, fateOf, type Kept, placeOf, smallestOfEach } from "../store/keeping.ts"
import { countOf } from "../words.ts"
import { readJson, savedIn } from "./reading.ts"
import { cannotWrite, makeDirectory } from "./writing.ts"

/** How many were kept, by what became of them. */
export type Tally = Readonly<Record<Fate, number>>

/** The counterexample that is there; `null` where nothing is. A file that is none is a mistake, and is left alone. */
const thereIn = Effect.fn("thereIn")(function* (path: string) {
  const found = yield* Effect.promise(() => stat(path).catch(() => null))
  return found === null ? null : yield* savedIn(path, yield* readJson(path))
})

const write = async (path: string, text: string): Promise<void> => {
  const temporary = `${path}.${process.pid}.tmp`
  try {
    await writeFile(temporary, text, { flush: true })
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** Adds counterexamples to the store in a directory: one for each cause, the smallest. No other file is touched. */
export const keep = Effect.fn("keep")(function* (
  directory: string,
  found: ReadonlyArray<{ readonly counterexample: Counterexample; readonly subject: Subject }>,
) {
  const tally: Record<Fate, number> = { new: 0, smaller: 0, instead: 0, known: 0 }
  const put = (path: string, one: Kept) =>
    Effect.tryPromise({
      try: async () => {
        await makeDirectory(directory)
        await write(path, jsonText(contentOf(one)))
      },
      catch: (error) => cannotWrite(directory, error, "--keep"),
    })
  const all = found.map(({ counterexample, subject }) => placeOf(counterexample, subject))
  for (const one of smallestOfEach(all)) {
    const path = join(directory, one.file)
    const fate = fateOf(one, yield* thereIn(path))
    if (fate !== "known") yield* put(path, one)
    tally[fate]++
  }
  return tally satisfies Tally
})

/** `Kept 5 causes in counterexamples: 2 new, 1 smaller than before, 2 known.` */
export const tallyInWords = (tally: Tally, directory: string): string => {
  const { known, smaller, instead } = tally
  const sum = tally.new + known + smaller + instead
  if (sum === 0) return `Kept in ${directory}: nothing was found.`
  const parts = [
    [tally.new, "new"],
    [smaller, "smaller than before"],
    [instead, "in place of one that is fixed"],
    [known, "known"],
  ] as const
  const said = parts.flatMap(([count, words]) => (count === 0 ? [] : [`${count} ${words}`]))
  return `Kept in ${directory}: ${countOf(sum, "cause")}, ${said.join(", ")}.`
}
