/**
 * A campaign of processes: so many runs, one or a few clusters at a time. A run is one round of a cluster: faults, then healed,
 * quiet and validated. A cluster begins on fresh data in a folder of its own, serves a few runs, and is stopped.
 *
 * The folder of a cluster that failed is kept, with a recording that can be validated again; all others are removed. What was found is
 * kept when the campaign is stopped.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Cause, Clock, Effect, Exit } from "effect"
import { seedOf } from "../adversary/random.ts"
import { planOf, type ProcessFault, processFaults, type Size } from "./plan.ts"
import { encodeRecording, type SavedRecording } from "./recording.ts"
import { type ProcessRun, run } from "./run.ts"
import { counted, nothingYet, type Tally } from "./tally.ts"

export interface ProcessPlan {
  readonly seed: number
  readonly runs: number
  /** No run begins when so many seconds are over; `null` for no bound. */
  readonly seconds: number | null
  readonly size: Size
  readonly faults: ReadonlyArray<ProcessFault>
  /** How many clusters there are at once. */
  readonly together: number
  /** The program that is a leader, and what it is told first; the store's own unless given. */
  readonly program?: string
  readonly first?: ReadonlyArray<string>
  /** `true` to end at the first run that fails. */
  readonly untilFailure?: boolean
}

/** A cluster that is not as it should be; its last run is the one that failed. */
export interface FailedCluster {
  readonly number: number
  readonly seed: number
  /** Everything that is wrong, a few lines each. */
  readonly problems: ReadonlyArray<ReadonlyArray<string>>
  /** What it left: trails, configurations and data. */
  readonly folder: string
  /** What can be validated again; `null` where it did not come to that. */
  readonly recording: SavedRecording | null
}

/** How often a property could have failed in all runs, and in how many it did. */
export interface PropertyCount {
  readonly property: string
  readonly witnesses: number
  readonly violations: number
}

export interface ProcessReport {
  readonly plan: ProcessPlan
  readonly tally: Tally
  readonly properties: ReadonlyArray<PropertyCount>
  readonly failed: ReadonlyArray<FailedCluster>
  readonly interrupted: boolean
  /** How long it took, in milliseconds. */
  readonly took: number
}

export interface ProcessHooks {
  readonly progress: (done: number, failed: number) => void
  /** Called as soon as a cluster has failed. */
  readonly failed: (cluster: FailedCluster) => void
  /** Asked between runs: `true` ends the campaign with what it has. */
  readonly stopped: () => boolean
}

interface Found {
  tally: Tally
  readonly properties: Map<string, { witnesses: number; violations: number }>
  readonly failed: Array<FailedCluster>
  begun: number
}

/** When so many clusters have failed to start and none has done better, the others would not either. */
const mostStillborn = 3

const note = (found: Found, { judged }: ProcessRun): void => {
  for (const { property, witnesses, violation } of judged.properties) {
    const count = found.properties.get(property.id) ?? { witnesses: 0, violations: 0 }
    count.witnesses += witnesses
    if (violation !== null) count.violations++
    found.properties.set(property.id, count)
  }
}

const oneCluster = (plan: ProcessPlan, number: number, parent: string, found: Found): Effect.Effect<void> =>
  Effect.gen(function* () {
    const seed = seedOf(plan.seed, number)
    const folder = join(parent, `cluster-${number}`)
    yield* Effect.promise(() => mkdir(folder))
    const { program, first } = plan
    const exit = yield* Effect.exit(
      run({
        plan: planOf(seed, plan.size, plan.faults),
        folder,
        ...(program === undefined ? {} : { program }),
        ...(first === undefined ? {} : { first }),
      }),
    )
    if (Exit.isFailure(exit)) {
      if (Cause.hasInterruptsOnly(exit.cause)) return
      const error = Cause.squash(exit.cause)
      const problems = [[error instanceof Error ? error.message : String(error)]]
      found.tally = { ...found.tally, failed: found.tally.failed + 1 }
      found.failed.push({ number, seed, problems, folder, recording: null })
      return
    }
    const { problems, recording } = exit.value
    found.tally = counted(found.tally, exit.value)
    note(found, exit.value)
    if (problems.length === 0) yield* Effect.promise(() => rm(folder, { recursive: true, force: true }))
    else {
      yield* Effect.promise(() => writeFile(join(folder, "recording.json"), encodeRecording(recording)))
      found.failed.push({ number, seed, problems, folder, recording })
    }
  })

/** Runs the plan to its end, or until it is stopped. */
export const processCampaign = (plan: ProcessPlan, hooks: ProcessHooks): Effect.Effect<ProcessReport> =>
  Effect.gen(function* () {
    const began = yield* Clock.currentTimeMillis
    const parent = yield* Effect.promise(() => mkdtemp(join(tmpdir(), "polyarchy-processes-")))
    const found: Found = { tally: nothingYet, properties: new Map(), failed: [], begun: 0 }
    const isOver = Effect.map(
      Clock.currentTimeMillis,
      (now) =>
        hooks.stopped() ||
        found.begun * plan.size.rounds >= plan.runs ||
        (plan.untilFailure === true && found.failed.length > 0) ||
        (found.tally.clusters === 0 && found.failed.length >= mostStillborn) ||
        (plan.seconds !== null && now - began > plan.seconds * 1000),
    )
    let told = 0
    const worker = Effect.gen(function* () {
      while (!(yield* isOver)) {
        yield* oneCluster(plan, found.begun++, parent, found)
        hooks.progress(found.tally.runs, found.failed.length)
        for (const one of found.failed.slice(told)) hooks.failed(one)
        told = found.failed.length
      }
    })
    yield* Effect.all(
      Array.from({ length: plan.together }, () => worker),
      { concurrency: "unbounded", discard: true },
    )
    yield* Effect.promise(async () => {
      await rm(join(parent, "compiled"), { recursive: true, force: true })
      if (found.failed.length === 0) await rm(parent, { recursive: true, force: true })
    })
    return {
      plan,
      tally: found.tally,
      properties: [...found.properties].map(([property, count]) => ({ property, ...count })),
      failed: found.failed.toSorted((a, b) => a.number - b.number),
      interrupted: hooks.stopped(),
      took: (yield* Clock.currentTimeMillis) - began,
    }
  })

/** The faults that can be done on this system; the others are named, with the reason. */
export const possibleFaults = (
  platform: string,
): {
  readonly faults: ReadonlyArray<ProcessFault>
  readonly leftOut: ReadonlyArray<{ readonly fault: ProcessFault; readonly because: string }>
} =>
  platform === "win32"
    ? {
        faults: processFaults.filter((fault) => fault !== "pause"),
        leftOut: [{ fault: "pause", because: "this system has no SIGSTOP" }],
      }
    : { faults: processFaults, leftOut: [] }
