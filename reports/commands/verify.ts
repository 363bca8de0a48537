/** `polyarchy verify`: random schedules on every subject, judged by every property that it claims. */
import { Effect } from "effect"
import { Command, Flag } from "effect/cli"
import { campaign, type Plan } from "../../properties/campaign.ts"
import { families as allFamilies } from "../../model/vocabulary/write.ts"
import { features } from "../../properties/adversary/record-writes.ts"
import { drawnFaults, keysPerFamily } from "../../properties/adversary/scope.ts"
import { catalogue } from "../../properties/catalogue/catalogue.ts"
import { type Counterexample, counterexampleName } from "../../properties/counterexample.ts"
import { encodeCounterexample } from "../../properties/schedule/codec.ts"
import { loadSubjects, type Registry, runsFor } from "../../properties/subjects/registry.ts"
import { counterexampleDirectory } from "../explained.ts"
import { pageOf } from "../html/page.ts"
import { jsonText, reportAsJson } from "../json.ts"
import { reportAsMarkdown } from "../markdown.ts"
import { counterexamplesOf, reportOf } from "../report-of.ts"
import { differences, type Report } from "../report.ts"
import { sayer, type Style } from "../terminal/style.ts"
import { notPlayedInLines, reportInLines } from "../terminal/summary.ts"
import { hang } from "../text/columns.ts"
import { shellWord } from "../text/shell.ts"
import { made, version } from "../version.ts"
import { countOf } from "../words.ts"
import { chooseProperty, chosen } from "./choosing.ts"
import * as Flags from "./flags.ts"
import { emit, Output, say } from "./output.ts"
import { subjectNamed } from "./own-design.ts"
import { progressLine } from "./progress.ts"
import { checkDirectory, type OutputFile, writeFiles } from "./writing.ts"

const defaultDirectory = "polyarchy-report"

const flags = {
  seed: Flags.seed,
  schedules: Flags.count(
    "schedules",
    1,
    10_000_000,
    5_000,
    "Schedules for each design of the model; slower subjects get a share",
  ),
  moves: Flags.count("moves", 1, 10_000, 60, "Moves in each schedule"),
  leaders: Flags.leaders,
  subject: Flags.names(
    "subject",
    "NAME",
    "Play this subject, or the design in this file, alone; may be repeated",
  ),
  property: Flags.names("property", "ID", "Judge by this property alone; may be repeated"),
  out: Flag.String("out").pipe(
    Flag.withMetavar("DIR"),
    Flag.withDescription(`Where the report is written (default ${defaultDirectory})`),
    Flag.withDefault(defaultDirectory),
  ),
  json: Flags.json,
}

interface Chosen {
  readonly schedules: number
  readonly out: string
  readonly subjects: ReadonlyArray<string>
  readonly properties: ReadonlyArray<string>
}

/** The command line that does the same again, with everything spelled out. */
const commandLine = (plan: Plan, { schedules, out, subjects, properties }: Chosen): string =>
  [
    `polyarchy verify --seed ${plan.seed} --schedules ${schedules} --moves ${plan.moves} --leaders ${plan.leaders}`,
    ...subjects.map((name) => ` --subject ${shellWord(name)}`),
    ...properties.map((id) => ` --property ${shellWord(id)}`),
    ...(out === defaultDirectory ? [] : [` --out ${shellWord(out)}`]),
  ].join("")

/** Everything that is drawn or chosen, before the first move. */
const openingInLines = (
  plan: Plan,
  schedules: number,
  command: string,
  { absent }: Registry,
  style: Style,
): ReadonlyArray<string> => {
  const say = sayer(style)
  const shares = [...new Set(plan.subjects.map(({ kind }) => kind))].map((kind) => {
    const one = plan.subjects.find((subject) => subject.kind === kind)
    return `${kind} ${one === undefined ? 0 : plan.runs(one).toLocaleString("en-US")}`
  })
  const faults = drawnFaults.filter((fault) =>
    plan.subjects.some((subject) => subject.faults.includes(fault)),
  )
  const families = allFamilies.filter((family) =>
    plan.subjects.some((subject) => subject.families.includes(family)),
  )
  const tables = families.includes("record")
  return [
    `polyarchy ${version}`,
    say(
      `seed ${plan.seed} · ${countOf(schedules, "schedule")} of ${countOf(plan.moves, "move")} · ${countOf(plan.leaders, "leader")}`,
    ),
    ...hang("schedules each: ", shares.join(", "), 80),
    ...hang("drawn from faults: ", faults.join(", "), 80),
    ...hang("drawn from objects: ", `${keysPerFamily} of each of ${families.join(", ")}`, 80),
    ...(tables ? hang("drawn from features of tables: ", features.join(", "), 80) : []),
    say("each schedule has each fault and family that its subject can have with a chance of one half"),
    ...(tables
      ? [say("half of them write to records alone where a subject has them, with one to three features")]
      : []),
    ...hang(
      `${countOf(plan.subjects.length, "subject")}: `,
      plan.subjects.map(({ name }) => name).join(", "),
      80,
    ),
    ...(plan.properties.length === catalogue.length
      ? [`all ${catalogue.length} properties`]
      : hang("properties: ", plan.properties.map(({ id }) => id).join(", "), 80)),
    say(`again: ${command}`),
    ...notPlayedInLines(absent, style),
    "",
  ]
}

const run = (plan: Plan) =>
  Effect.gen(function* () {
    const { terminal } = yield* Output
    const line = progressLine(terminal)
    const total = plan.subjects.length
    const report = yield* Effect.promise(() =>
      campaign(plan, {
        progress: ({ subject, number, run, runs, violated }) => {
          const place = `[${number}/${total}] ${subject.name}`
          const found = violated === 0 ? "" : `, ${violated} violated`
          if (run === runs) line.finish(`${place}: ${countOf(runs, "schedule")}${found}`)
          else line.show(`${place}: ${run} of ${countOf(runs, "schedule")}${found}`)
        },
        stopped: terminal.stopped,
      }),
    )
    line.clear()
    return report
  })

const filesOf = (
  report: Report,
  counterexamples: ReadonlyArray<Counterexample>,
): ReadonlyArray<OutputFile> => [
  ...counterexamples.map((one) => ({
    path: `${counterexampleDirectory}/${counterexampleName(one)}.json`,
    text: jsonText(encodeCounterexample(one)),
  })),
  { path: "report.md", text: reportAsMarkdown(report) },
  { path: "index.html", text: pageOf(report) },
  { path: "report.json", text: reportAsJson(report) },
]

export const verify = Command.make("verify", flags, (config) =>
  Effect.gen(function* () {
    const { terminal, leave } = yield* Output
    const { json, out, schedules } = config
    const registry = yield* Effect.promise(loadSubjects)
    const subjects = yield* Effect.forEach(config.subject, (name) =>
      subjectNamed(registry, name, "--subject"),
    )
    const properties = yield* Effect.forEach(config.property, (id) => chooseProperty(id, "--property"))
    yield* checkDirectory(out)
    const plan: Plan = {
      seed: config.seed,
      subjects: chosen([...new Set([...registry.subjects, ...subjects])], subjects),
      properties: chosen(catalogue, properties),
      runs: (subject) => runsFor(subject, schedules),
      leaders: config.leaders,
      moves: config.moves,
    }
    const command = commandLine(plan, {
      schedules,
      out,
      subjects: [...new Set(config.subject)],
      properties: properties.length === 0 ? [] : plan.properties.map(({ id }) => id),
    })
    yield* say(openingInLines(plan, schedules, command, registry, terminal.style), json)
    const found = yield* run(plan)
    const report = reportOf(found, { made, command, absent: registry.absent, saving: { directory: out } })
    // What was found is shown also where it cannot be saved.
    const written = yield* Effect.exit(writeFiles(out, filesOf(report, counterexamplesOf(found.subjects))))
    if (json) yield* emit(reportAsJson(report))
    else yield* say(reportInLines(report, terminal.style), false)
    yield* written
    yield* say(["", `Page ${out}/index.html`, `Text ${out}/report.md`, `Data ${out}/report.json`], json)
    if (report.run.interrupted) yield* say(["Stopped by Ctrl-C: this is what was found until then."], json)
    yield* leave(report.run.interrupted ? 130 : differences(report).length > 0 ? 1 : 0)
  }),
).pipe(
  Command.withDescription(
    "Play random schedules on every subject, judge every run by every property that the subject claims, and report. Exit code 0: every verdict is as recorded; 1: some are not; 2: a mistake in the command; 130: stopped.",
  ),
  Command.withShortDescription("Play random schedules on every subject and report what breaks"),
  Command.withExamples([
    {
      command: "polyarchy verify",
      description: "Everything, with the default seed: the same result every time",
    },
    {
      command: "polyarchy verify --seed random --schedules 20000",
      description: "A longer search from a new place",
    },
    { command: "polyarchy verify --subject bdr-1 --subject pgd", description: "Two systems alone" },
    { command: "polyarchy verify --subject ./my-design.json", description: "A design of your own" },
    {
      command: "polyarchy verify --property quiet-cluster-agrees --json",
      description: "One property, for a machine",
    },
  ]),
)
