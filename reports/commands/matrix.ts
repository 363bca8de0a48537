/** `polyarchy matrix`: which design, under which faults, breaks which property, in small scopes that are exhausted. */
import { Effect, Option } from "effect"
import { Command, Flag } from "effect/cli"
import { designs } from "../../model/systems/designs.ts"
import { catalogue } from "../../properties/catalogue/catalogue.ts"
import { counterexampleName } from "../../properties/counterexample.ts"
import { type HazardReport, hazardsOf } from "../../properties/hazards.ts"
import { hazardsOfAll } from "../../properties/hazards-of-all.ts"
import { encodeCounterexample } from "../../properties/schedule/codec.ts"
import { loadSubjects } from "../../properties/subjects/registry.ts"
import type { Subject } from "../../properties/subjects/subject.ts"
import { counterexampleDirectory } from "../explained.ts"
import { counterexamplesIn, hazardMatrixOf } from "../hazard-report.ts"
import {
  hazardsAsJson,
  hazardsAsMarkdown,
  hazardScopeInWords,
  hazardsInLines,
  surprises,
} from "../hazards.ts"
import { jsonText } from "../json.ts"
import { pageOf } from "../page-of.ts"
import { testsOfTests } from "../tests-of-tests.ts"
import { hang } from "../text/columns.ts"
import { shellWord } from "../text/shell.ts"
import { made, version } from "../version.ts"
import { countOf } from "../words.ts"
import { chooseSubject, chosen } from "./choosing.ts"
import * as Flags from "./flags.ts"
import { emit, Output, say } from "./output.ts"
import { designNamed, isFile } from "./own-design.ts"
import { progressLine } from "./progress.ts"
import { checkDirectory, type OutputFile, writeFiles } from "./writing.ts"

const allForms = ["text", "data", "page", "counterexamples"] as const

type Form = (typeof allForms)[number]

const flags = {
  system: Flags.names(
    "system",
    "NAME",
    "Explore this design, or the one in this file, alone; may be repeated",
  ),
  runs: Flags.count(
    "runs",
    1,
    50_000_000,
    400_000,
    "The most runs judged in each exploration; the rest is unknown",
  ),
  out: Flag.String("out").pipe(
    Flag.withMetavar("DIR"),
    Flag.withDescription("Where the matrix is written (default nowhere)"),
    Flag.optional,
  ),
  forms: Flag.String("forms").pipe(
    Flag.withMetavar("NAME,..."),
    Flag.withDescription(
      `What is written: text (HAZARDS.md), data (hazards.json), page (index.html), counterexamples (default all)`,
    ),
    Flag.withDefault(allForms.join(",")),
    Flag.filterMap(
      (text) => {
        const named = text.split(",").map((name) => name.trim())
        const forms = allForms.filter((form) => named.includes(form))
        return named.length === forms.length ? Option.some(forms) : Option.none()
      },
      () => `Expected some of ${allForms.join(", ")}`,
    ),
  ),
  json: Flags.json,
}

/** The command line that writes the same again, with everything spelled out. */
const commandLine = (
  systems: ReadonlyArray<string>,
  runs: number,
  forms: ReadonlyArray<Form>,
  out: string,
): string =>
  [
    "polyarchy matrix",
    ...systems.map((name) => ` --system ${shellWord(name)}`),
    ` --runs ${runs} --out ${shellWord(out)} --forms ${forms.join(",")}`,
  ].join("")

/** What is said of a design of one's own, of which no verdict is recorded. */
const ownInWords = (report: HazardReport): ReadonlyArray<string> => {
  const broken = surprises([report]).length
  return broken === 0
    ? []
    : [`! ${report.design} breaks ${countOf(broken, "promise")} that it does not disclaim`]
}

const filesOf = async (
  reports: ReadonlyArray<HazardReport>,
  subjects: ReadonlyArray<Subject>,
  forms: ReadonlyArray<Form>,
  command: string,
  out: string,
): Promise<ReadonlyArray<OutputFile>> => {
  const saving = forms.includes("counterexamples") ? { directory: out } : null
  const form: Readonly<Record<Form, () => ReadonlyArray<OutputFile> | Promise<ReadonlyArray<OutputFile>>>> = {
    text: () => [{ path: "HAZARDS.md", text: hazardsAsMarkdown(reports, catalogue) }],
    data: () => [{ path: "hazards.json", text: jsonText(hazardsAsJson(reports)) }],
    page: async () => {
      const hazards = hazardMatrixOf(reports, subjects, catalogue, { made, command, saving })
      const scope = hazardScopeInWords()
      return [
        { path: "index.html", text: await pageOf({ view: "hazards", hazards, scope, tests: testsOfTests }) },
      ]
    },
    counterexamples: () =>
      counterexamplesIn(reports).map((one) => ({
        path: `${counterexampleDirectory}/${counterexampleName(one)}.json`,
        text: jsonText(encodeCounterexample(one)),
      })),
  }
  const written: Array<OutputFile> = []
  for (const one of forms) written.push(...(await form[one]()))
  return written
}

export const matrix = Command.make("matrix", flags, (config) =>
  Effect.gen(function* () {
    const { terminal, leave } = yield* Output
    const { json, runs } = config
    const out = Option.getOrNull(config.out)
    if (out !== null) yield* checkDirectory(out)
    const registry = yield* Effect.promise(loadSubjects)
    const named = yield* Effect.forEach([...new Set(config.system)], (name) =>
      designNamed(registry, name, "--system"),
    )
    const own = named.filter(({ as }) => isFile(as))
    const known = named.filter(({ as }) => !isFile(as)).map(({ design }) => design)
    const all = named.length > 0 && known.length === 0 ? [] : chosen(designs, known)
    yield* say([`polyarchy ${version}`, ...hang("", hazardScopeInWords(), 80), ""], json)
    const line = progressLine(terminal)
    const subjects = yield* Effect.forEach(all, ({ name }) => chooseSubject(registry, name, "--system"))
    const total = own.length + all.length
    let done = 0
    const progress = (design: string, model: string, judged: number) =>
      line.show(`[${done}/${total}] ${design}: ${model}, ${countOf(judged, "run")}`)
    const finished = ({ design, explored }: HazardReport) => {
      done++
      const judged = explored.reduce((sum, one) => sum + one.runs, 0)
      line.finish(`[${done}/${total}] ${design}: ${countOf(judged, "run")}`)
    }
    const { stopped: isStopped } = terminal
    const ofOwn = yield* Effect.forEach(own, ({ design, subject }) =>
      Effect.promise(async () => {
        if (isStopped()) return []
        const hooks = {
          progress: (sofar: { readonly model: string; readonly runs: number }) =>
            progress(design.name, sofar.model, sofar.runs),
          stopped: isStopped,
        }
        const report = await hazardsOf(design, subject, catalogue, runs, hooks)
        // What a stopped search reports is not what there is.
        if (isStopped()) return []
        finished(report)
        return [report]
      }),
    )
    const ofKnown = yield* Effect.promise(() =>
      hazardsOfAll(subjects, catalogue, runs, {
        progress: (sofar) => progress(sofar.design, sofar.model, sofar.runs),
        finished,
        stopped: isStopped,
      }),
    )
    const reports = [...ofOwn.flat(), ...ofKnown]
    line.clear()
    const surprising = surprises(reports)
    if (json) yield* emit(jsonText(hazardsAsJson(reports)))
    else yield* say(hazardsInLines(reports, catalogue, 80), false)
    const stopped = terminal.stopped()
    const conclusion =
      surprising.length > 0
        ? [
            ...ofOwn.flat().flatMap(ownInWords),
            ...surprises(ofKnown).map(
              ({ subject, property }) => `! ${subject} breaks ${property}, which is not recorded`,
            ),
          ]
        : [
            stopped
              ? "Of the designs above nothing is broken but what is recorded; the rest is unknown."
              : "Nothing is broken but what is recorded.",
          ]
    yield* say(["", ...conclusion], json)
    if (out !== null && !stopped) {
      const command = commandLine(config.system, runs, config.forms, out)
      const played = [...own.map(({ subject }) => subject), ...subjects]
      const files = yield* Effect.promise(() => filesOf(reports, played, config.forms, command, out))
      yield* writeFiles(out, files)
      const shown = files.filter(({ path }) => !path.includes("/")).map(({ path }) => `${out}/${path}`)
      const more = files.length - shown.length
      const counterexamples =
        more === 0 ? [] : [`${countOf(more, "counterexample")} in ${out}/${counterexampleDirectory}`]
      yield* say(["", ...shown, ...counterexamples], json)
    }
    if (stopped)
      yield* say([`Stopped by Ctrl-C after ${countOf(reports.length, "design")}; nothing was written.`], json)
    yield* leave(stopped ? 130 : surprising.length > 0 ? 1 : 0)
  }),
).pipe(
  Command.withDescription(
    "Explore every design under every fault model in a small scope and print which breaks which property, with the mildest circumstance and a minimal schedule. Exit code 0: nothing is broken but what is recorded; 1: something else is; 2: a mistake in the command; 130: stopped.",
  ),
  Command.withShortDescription("Which design, under which faults, breaks which property"),
  Command.withExamples([
    { command: "polyarchy matrix", description: "All designs; some minutes" },
    { command: "polyarchy matrix --system bdr-1", description: "One design; some seconds" },
    { command: "polyarchy matrix --system ./my-design.json", description: "A design of your own" },
    {
      command: "polyarchy matrix --out hazards",
      description: "Save the matrix as text, data and page, with every counterexample",
    },
  ]),
)
