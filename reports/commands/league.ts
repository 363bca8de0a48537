/** `polyarchy league`: which strategy finds the seeded bugs soonest. */
import { Effect, Option } from "effect"
import { Command, Flag } from "effect/cli"
import { strategies } from "../../properties/adversary/strategies.ts"
import { league as leagueOf } from "../../properties/mutants/league.ts"
import { leagueAsJson, leagueAsMarkdown, leagueInLines } from "../league.ts"
import {
  chaseOf,
  chasingFlags,
  hooksOn,
  mostSchedules,
  mostSeeds,
  openingInLines,
  save,
  stopping,
} from "./chasing.ts"
import * as Flags from "./flags.ts"
import { emit, Output, say } from "./output.ts"
import { checkDirectory } from "./writing.ts"

const flags = {
  ...chasingFlags,
  seeds: Flags.count("seeds", 1, mostSeeds, 10, "Seeds of each mutant and strategy"),
  schedules: Flags.count("schedules", 1, mostSchedules, 500, "The most schedules of one seed"),
  quick: Flag.Boolean("quick").pipe(
    Flag.withDescription("At most 2 seeds and 100 schedules: under a minute, and too few for intervals"),
    Flag.withDefault(false),
  ),
}

export const league = Command.make("league", flags, (config) =>
  Effect.gen(function* () {
    const { terminal, leave } = yield* Output
    const { json, quick } = config
    const [seeds, schedules] = quick
      ? [Math.min(2, config.seeds), Math.min(100, config.schedules)]
      : [config.seeds, config.schedules]
    const out = Option.getOrNull(config.out)
    if (out !== null) yield* checkDirectory(out)
    const { plan, ...chosen } = yield* chaseOf({ ...config, seeds, schedules }, strategies)
    yield* say(openingInLines(plan), json)
    const hooks = hooksOn(terminal, plan)
    const rows = yield* Effect.promise(() => leagueOf(plan, hooks))
    hooks.clear()
    const report = { seeds, schedules, rows }
    const stopped = terminal.stopped()
    const named = plan.strategies.length < strategies.length ? "strategies were named" : null
    const partBecause = stopped ? stopping.because : (chosen.partBecause ?? named)
    const asJson = leagueAsJson(report, partBecause)
    if (json) yield* emit(asJson)
    else yield* say(leagueInLines(report), false)
    if (stopped) yield* say([stopping.says], json)
    const saved = yield* save(out, {
      name: "league",
      rows: rows.length,
      partBecause,
      json: asJson,
      markdown: () => leagueAsMarkdown(report, plan.strategies),
    })
    yield* say(["", ...saved], json)
    yield* leave(stopped ? 130 : 0)
  }),
).pipe(
  Command.withDescription(
    "Let every strategy of the adversary go after every mutant with the same seeds, and print how many schedules and how much CPU time each needs until a property notices. Exit code 0: it was played to the end; 2: a mistake in the command; 130: stopped.",
  ),
  Command.withShortDescription("Which strategy finds the seeded bugs soonest"),
  Command.withExamples([
    { command: "polyarchy league", description: "All strategies, all mutants; some minutes" },
    { command: "polyarchy league --quick", description: "A first look; under a minute" },
    { command: "polyarchy league --out properties/mutants", description: "The committed league anew" },
  ]),
)
