/** `polyarchy mutants`: which property kills which mutant, after how many schedules. */
import { Effect, Option } from "effect"
import { Command } from "effect/cli"
import { strategies } from "../../properties/adversary/strategies.ts"
import { catalogue } from "../../properties/catalogue/catalogue.ts"
import { killMatrix } from "../../properties/mutants/kill-matrix.ts"
import { fatesOf } from "../../properties/mutants/kill-row.ts"
import {
  killMatrixAsJson,
  killMatrixAsMarkdown,
  killMatrixInLines,
  survivorsInLines,
} from "../kill-matrix.ts"
import { countOf } from "../words.ts"
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
  seeds: Flags.count("seeds", 1, mostSeeds, 10, "Seeds of each mutant"),
  schedules: Flags.count(
    "schedules",
    1,
    mostSchedules,
    500,
    "The most schedules of one seed until the first kill",
  ),
}

export const mutants = Command.make("mutants", flags, (config) =>
  Effect.gen(function* () {
    const { terminal, leave } = yield* Output
    const { json, seeds, schedules } = config
    const out = Option.getOrNull(config.out)
    if (out !== null) yield* checkDirectory(out)
    const { plan, ...chosen } = yield* chaseOf(config, strategies.slice(0, 1))
    yield* say(openingInLines(plan), json)
    const hooks = hooksOn(terminal, plan)
    const rows = yield* Effect.promise(() => killMatrix(plan, hooks))
    hooks.clear()
    const report = { seeds, schedules, rows }
    const stopped = terminal.stopped()
    const partBecause = stopped ? stopping.because : chosen.partBecause
    const asJson = killMatrixAsJson(report, partBecause)
    if (json) yield* emit(asJson)
    else yield* say(killMatrixInLines(report, terminal.style.width), false)
    const [fates, survivors] = [fatesOf(rows), survivorsInLines(report)]
    yield* say(
      [
        "",
        ...survivors.map((line) => `! ${line}`),
        `${fates.size - survivors.length} of ${countOf(fates.size, "mutant")} killed.`,
      ],
      json,
    )
    if (stopped) yield* say([stopping.says], json)
    const saved = yield* save(out, {
      name: "kill-matrix",
      rows: rows.length,
      partBecause,
      json: asJson,
      markdown: () =>
        killMatrixAsMarkdown(
          report,
          plan.quarries.map(({ mutant }) => mutant),
          catalogue,
        ),
    })
    yield* say(saved, json)
    yield* leave(stopped ? 130 : survivors.length > 0 ? 1 : 0)
  }),
).pipe(
  Command.withDescription(
    "Play random schedules on every mutant, a subject with one seeded bug, and print which property notices it, after how many schedules, and whether the mutated code ran at all. Exit code 0: every mutant is killed; 1: some survive; 2: a mistake in the command; 130: stopped.",
  ),
  Command.withShortDescription("Which property finds which seeded bug"),
  Command.withExamples([
    { command: "polyarchy mutants", description: "All mutants; some minutes" },
    { command: "polyarchy mutants --mutant ties-go-to-the-last-arrival", description: "One mutant" },
    { command: "polyarchy mutants --out properties/mutants", description: "The committed matrix anew" },
  ]),
)
