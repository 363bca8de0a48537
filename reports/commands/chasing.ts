/** What the two commands that chase mutants share: what is chosen, how far it is, how much CPU time it took, what is written. */
import { Effect } from "effect"
import { Flag } from "effect/cli"
import { catalogue } from "../../properties/catalogue/catalogue.ts"
import { quarryOf } from "../../properties/mutants/chase.ts"
import type { KillHooks, KillPlan } from "../../properties/mutants/kill-matrix.ts"
import type { Mutant } from "../../properties/mutants/mutant.ts"
import { loadMutants } from "../../properties/mutants/mutants.ts"
import { nearest } from "../../properties/nearest.ts"
import { loadSubjects } from "../../properties/subjects/registry.ts"
import { hang } from "../text/columns.ts"
import { version } from "../version.ts"
import { countOf } from "../words.ts"
import { chooseStrategy, chosen } from "./choosing.ts"
import * as Flags from "./flags.ts"
import { Mistake } from "./mistake.ts"
import type { Terminal } from "./output.ts"
import { progressLine } from "./progress.ts"
import { writeFiles } from "./writing.ts"

export const chasingFlags = {
  strategy: Flags.names("strategy", "NAME", "Draw schedules with this strategy; may be repeated"),
  mutant: Flags.names("mutant", "ID", "Go after this mutant alone; may be repeated"),
  out: Flag.String("out").pipe(
    Flag.withMetavar("DIR"),
    Flag.withDescription("Where the result is written (default nowhere)"),
    Flag.optional,
  ),
  json: Flags.json,
}

/** The most seeds and schedules that can be asked for. */
export const mostSeeds = 1000
export const mostSchedules = 1_000_000

const chooseMutant = (
  mutants: ReadonlyArray<Mutant>,
  name: string,
  place: string,
): Effect.Effect<Mutant, Mistake> => {
  const found = mutants.find(({ id }) => id === name)
  if (found !== undefined) return Effect.succeed(found)
  const near = nearest(
    name,
    mutants.map(({ id }) => id),
  )
  return Effect.fail(
    new Mistake({
      code: "unknown-mutant",
      place,
      problem: `there is no mutant ${JSON.stringify(name.slice(0, 80))}`,
      mend: `${near === null ? "" : `Did you mean ${JSON.stringify(near)}? `}\`polyarchy list mutants\` has them all`,
    }),
  )
}

interface Chosen {
  readonly strategy: ReadonlyArray<string>
  readonly mutant: ReadonlyArray<string>
  readonly seeds: number
  readonly schedules: number
}

/** What is to be played. */
export interface Chase {
  readonly plan: KillPlan
  /** Why it is not all mutants; `null` where it is. */
  readonly partBecause: string | null
}

/** What was chosen; `usual` are the strategies where none was named. */
export const chaseOf = (
  { strategy, mutant, seeds, schedules }: Chosen,
  usual: KillPlan["strategies"],
): Effect.Effect<Chase, Mistake> =>
  Effect.gen(function* () {
    const all = yield* Effect.promise(loadMutants)
    const named = yield* Effect.forEach(mutant, (name) => chooseMutant(all, name, "--mutant"))
    const drawn = yield* Effect.forEach([...new Set(strategy)], (name) => chooseStrategy(name, "--strategy"))
    const { subjects, absent } = yield* Effect.promise(loadSubjects)
    const [missing] = absent
    return {
      plan: {
        quarries: chosen(all, named).map((one) => quarryOf(one, subjects, catalogue)),
        strategies: drawn.length === 0 ? usual : drawn,
        seeds,
        schedules,
      },
      partBecause:
        named.length > 0
          ? "mutants were named"
          : missing === undefined
            ? null
            : `${missing.name} is not installed`,
    }
  })

/** What is said where a command was stopped, and why what it writes is then a part. */
export const stopping = {
  says: "Stopped by Ctrl-C: this is what was found until then.",
  because: "it was stopped by Ctrl-C",
} as const

/** What was found, as it is written. */
export interface Finding {
  /** The file's name, without its ending. */
  readonly name: string
  readonly rows: number
  /** Why it is a part; `null` for the whole. */
  readonly partBecause: string | null
  readonly json: string
  readonly markdown: () => string
}

/**
 * Writes what was found, where that was asked for, and gives the lines that say so. A part gets a name of its own and no document,
 * so it never takes the place of the whole that may be there. Of nothing, nothing is written.
 */
export const save = (out: string | null, { name, rows, partBecause, json, markdown }: Finding) =>
  Effect.gen(function* () {
    if (out === null) return []
    if (rows === 0) return ["Nothing was finished, so nothing is written."]
    const files =
      partBecause === null
        ? [
            { path: `${name}.json`, text: json },
            { path: `${name.toUpperCase()}.md`, text: markdown() },
          ]
        : [{ path: `${name}.partial.json`, text: json }]
    yield* writeFiles(out, files)
    return [
      ...(partBecause === null
        ? []
        : [`Not the whole, because ${partBecause}; any whole one there is kept.`]),
      ...files.map(({ path }) => `${out}/${path}`),
    ]
  })

/** What is played, before the first move. */
export const openingInLines = ({
  quarries,
  strategies,
  seeds,
  schedules,
}: KillPlan): ReadonlyArray<string> => [
  `polyarchy ${version}`,
  ...hang(
    `${countOf(quarries.length, "mutant")} · ${countOf(seeds, "seed")} · at most ${countOf(schedules, "schedule")} each · `,
    strategies.map(({ name }) => name).join(", "),
    80,
  ),
  "",
]

/** Hooks that show on a terminal how far a plan is. */
export const hooksOn = (
  terminal: Terminal,
  { quarries, strategies, seeds }: KillPlan,
): KillHooks & { readonly clear: () => void } => {
  const line = progressLine(terminal)
  return {
    progress: ({ mutant }, strategy, seed) => {
      const index = quarries.findIndex((one) => one.mutant === mutant)
      const place = `[${index + 1}/${quarries.length}] ${mutant.id}: ${strategy.name}`
      if (seed < seeds) line.show(`${place}, seed ${seed} of ${seeds}`)
      else if (strategy === strategies.at(-1)) line.finish(place)
    },
    stopped: terminal.stopped,
    cpu: () => {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1_000_000
    },
    clear: line.clear,
  }
}
