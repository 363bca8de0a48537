/**
 * Killing mutants through processes: for each bug, runs until one shows it, and what was the first thing to be said of it.
 */
import { rm } from "node:fs/promises"
import { dirname } from "node:path"
import { Effect } from "effect"
import { possibleFaults, type ProcessHooks, processCampaign } from "./campaign.ts"
import { program } from "./launch.ts"
import type { ProcessMutant } from "./mutants.ts"
import { usualSize } from "./plan.ts"

export interface Killed {
  readonly mutant: ProcessMutant
  /** Runs until it was found, that one included, or all of them. */
  readonly runs: number
  /** The first thing that was wrong; `null` where nothing was. */
  readonly found: ReadonlyArray<string> | null
}

/** Runs with a mutant until one fails, at most so many. */
export const kill = (
  mutant: ProcessMutant,
  seed: number,
  runs: number,
  hooks: ProcessHooks,
): Effect.Effect<Killed> =>
  Effect.gen(function* () {
    const report = yield* processCampaign(
      {
        seed,
        runs,
        seconds: null,
        size: usualSize,
        faults: possibleFaults(process.platform).faults,
        together: 1,
        program: program("./mutant-main"),
        first: [mutant.id],
        untilFailure: true,
      },
      hooks,
    )
    // A cluster that could not be started says nothing of the mutant.
    const failed = report.failed.find(({ recording }) => recording !== null)
    const folders = report.failed.map(({ folder }) => folder)
    yield* Effect.forEach(folders, (folder) =>
      Effect.promise(() => rm(dirname(folder), { recursive: true, force: true })),
    )
    return { mutant, runs: report.tally.runs, found: failed?.problems[0] ?? null }
  })
