/** `polyarchy matrix`: which design, under which faults, breaks which property, in small scopes that are exhausted. */
import { Effect, Option } from "effect"
import { Command, Flag } from "effect/cli"
import { designs } from "../../model/systems/designs.ts"
import { catalogue } from "../../properties/catalogue/catalogue.ts"
import { type HazardReport, hazardsOf } from "../../properties/hazards.ts"
import { loadSubjects } from "../../properties/subjects/registry.ts"
import {
  hazardsAsJson,
  hazardsAsMarkdown,
  hazardScopeInWords,
  hazardsInLines,
  surprises,
} from "../hazards.ts"
import { jsonText } from "../json.ts"
import { hang } from "../text/columns.ts"
import { version } from "../version.ts"
import { countOf } from "../words.ts"
import { chooseDesign, chooseSubject, chosen } from "./choosing.ts"
import * as Flags from "./flags.ts"
import { emit, Output, say } from "./output.ts"
import { progressLine } from "./progress.ts"
import { checkDirectory, writeFiles } from "./writing.ts"

const flags = {
  system: Flags.names("system", "NAME", "Explore this design alone; may be repeated"),
  states: Flags.count(
    "states",
    1,
    50_000_000,
    500_000,
    "The most states of each exploration; the rest is unknown",
  ),
  out: Flag.String("out").pipe(
    Flag.withMetavar("DIR"),
    Flag.withDescription("Where HAZARDS.md and hazards.json are written (default nowhere)"),
    Flag.optional,
  ),
  json: Flags.json,
}

export const matrix = Command.make("matrix", flags, (config) =>
  Effect.gen(function* () {
    const { terminal, leave } = yield* Output
    const { json, states } = config
    const out = Option.getOrNull(config.out)
    const named = yield* Effect.forEach(config.system, (name) => chooseDesign(name, "--system"))
    if (out !== null) yield* checkDirectory(out)
    const registry = yield* Effect.promise(loadSubjects)
    const all = chosen(designs, named)
    yield* say([`polyarchy ${version}`, ...hang("", hazardScopeInWords(), 80), ""], json)
    const line = progressLine(terminal)
    const reports: Array<HazardReport> = []
    for (const [index, design] of all.entries()) {
      const subject = yield* chooseSubject(registry, design.name, "--system")
      const place = `[${index + 1}/${all.length}] ${design.name}`
      const report = yield* Effect.promise(() =>
        hazardsOf(design, subject, catalogue, states, {
          progress: (sofar) => line.show(`${place}: ${countOf(sofar.states, "state")}, depth ${sofar.depth}`),
          stopped: terminal.stopped,
        }),
      )
      if (terminal.stopped()) break
      reports.push(report)
      line.finish(
        `${place}: ${countOf(
          report.explored.reduce((sum, one) => sum + one.states, 0),
          "state",
        )}`,
      )
    }
    line.clear()
    const surprising = surprises(reports)
    if (json) yield* emit(jsonText(hazardsAsJson(reports)))
    else yield* say(hazardsInLines(reports, catalogue, 80), false)
    const stopped = terminal.stopped()
    const conclusion =
      surprising.length > 0
        ? surprising.map(({ subject, property }) => `! ${subject} breaks ${property}, which is not recorded`)
        : [
            stopped
              ? "Of the designs above nothing is broken but what is recorded; the rest is unknown."
              : "Nothing is broken but what is recorded.",
          ]
    yield* say(["", ...conclusion], json)
    if (out !== null && !stopped) {
      yield* writeFiles(out, [
        { path: "HAZARDS.md", text: hazardsAsMarkdown(reports, catalogue) },
        { path: "hazards.json", text: jsonText(hazardsAsJson(reports)) },
      ])
      yield* say([`Text ${out}/HAZARDS.md`, `Data ${out}/hazards.json`], json)
    }
    if (stopped)
      yield* say([`Stopped by Ctrl-C after ${countOf(reports.length, "design")}; nothing was written.`], json)
    yield* leave(stopped ? 130 : surprising.length > 0 ? 1 : 0)
  }),
).pipe(
  Command.withDescription(
    "Explore every design under every fault model in a small scope and print which breaks which property, with the mildest circumstance and a shortest schedule. Exit code 0: nothing is broken but what is recorded; 1: something else is; 2: a mistake in the command; 130: stopped.",
  ),
  Command.withShortDescription("Which design, under which faults, breaks which property"),
  Command.withExamples([
    { command: "polyarchy matrix", description: "All designs; some minutes" },
    { command: "polyarchy matrix --system bdr-1", description: "One design; some seconds" },
    { command: "polyarchy matrix --out hazards", description: "Save the matrix as Markdown and JSON" },
  ]),
)
