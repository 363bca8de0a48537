/** What the two commands that chase mutants share: what is chosen, how far it is, how much CPU time it took. */
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
      mend: `${near === null ? "" : `Did you mean ${JSON.stringify(near)}? `}properties/mutants/KILL-MATRIX.md has them all`,
    }),
  )
}

interface Chosen {
  readonly strategy: ReadonlyArray<string>
  readonly mutant: ReadonlyArray<string>
  readonly seeds: number
  readonly schedules: number
}

/** The plan that was chosen; `usual` are the strategies where none was named. */
export const planOf = (
  { strategy, mutant, seeds, schedules }: Chosen,
  usual: KillPlan["strategies"],
): Effect.Effect<KillPlan, Mistake> =>
  Effect.gen(function* () {
    const all = yield* Effect.promise(loadMutants)
    const named = yield* Effect.forEach(mutant, (name) => chooseMutant(all, name, "--mutant"))
    const drawn = yield* Effect.forEach([...new Set(strategy)], (name) => chooseStrategy(name, "--strategy"))
    const { subjects } = yield* Effect.promise(loadSubjects)
    return {
      quarries: chosen(all, named).map((one) => quarryOf(one, subjects, catalogue)),
      strategies: drawn.length === 0 ? usual : drawn,
      seeds,
      schedules,
    }
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
