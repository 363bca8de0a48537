/** `polyarchy verify`: random schedules on every subject, judged by every property that it claims. */
import { Effect, Option } from "effect"
import { Command, Flag } from "effect/cli"
import { portfolio } from "../../properties/adversary/strategies.ts"
import { campaign, type CampaignReport, type Plan, usually } from "../../properties/campaign.ts"
import { catalogue } from "../../properties/catalogue/catalogue.ts"
import { modes } from "../../properties/mode.ts"
import { loadSubjects, runsFor } from "../../properties/subjects/registry.ts"
import { reportAsJson } from "../json.ts"
import { counterexamplesOf, reportOf } from "../report-of.ts"
import { differences } from "../report.ts"
import { statisticsInLines } from "../terminal/statistics.ts"
import { reportInLines } from "../terminal/summary.ts"
import { made } from "../version.ts"
import { countOf } from "../words.ts"
import { chooseDrawnFault, chooseMode, chooseProperty, chooseStrategy, chosen, namesIn } from "./choosing.ts"
import * as Flags from "./flags.ts"
import { filesOf, formsFlag, placesInLines, tellGithub, usualForms } from "./forms.ts"
import { keep, tallyInWords } from "./keep.ts"
import { Mistake } from "./mistake.ts"
import { commandLine, openingInLines } from "./opening.ts"
import { emit, Output, say } from "./output.ts"
import { subjectNamed } from "./own-design.ts"
import { progressLine } from "./progress.ts"
import { processes, verifyProcesses } from "./verify-processes.ts"
import { checkDirectory, writeFiles } from "./writing.ts"

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
    `Play this subject, or the design in this file, alone; may be repeated. \`${processes}\` are real leader processes, and stand alone`,
  ),
  property: Flags.names("property", "ID", "Judge by this property alone; may be repeated"),
  strategy: Flag.String("strategy").pipe(
    Flag.withMetavar("NAME"),
    Flag.withDescription(
      `What draws the schedules (default ${portfolio.name}); see \`polyarchy list strategies\``,
    ),
    Flag.withDefault(portfolio.name),
  ),
  faults: Flags.names(
    "faults",
    "NAME,...",
    "Faults that there may be (default all); `none` for none; may be repeated",
  ),
  mode: Flag.String("mode").pipe(
    Flag.withMetavar("NAME"),
    Flag.withDescription(
      `How faults end (default ${usually.mode}): ${modes.join(", ")}; see \`polyarchy list modes\``,
    ),
    Flag.withDefault<string>(usually.mode),
  ),
  runs: Flags.count("runs", 1, 1_000_000, 20, `Runs of real processes, with --subject ${processes}`),
  seconds: Flag.Int("seconds").pipe(
    Flag.withMetavar("N"),
    Flag.withDescription(`Begin no run of processes after so many seconds`),
    Flag.filter(
      (seconds) => seconds >= 1,
      () => "Expected a whole number of seconds, at least 1",
    ),
    Flag.optional,
  ),
  statistics: Flag.Boolean("statistics").pipe(
    Flag.withDescription(
      "Print what the schedules were made of, and how often each property could have failed",
    ),
    Flag.withDefault(false),
  ),
  out: Flag.String("out").pipe(
    Flag.withMetavar("DIR"),
    Flag.withDescription(`Where the report is written (default ${defaultDirectory})`),
    Flag.withDefault(defaultDirectory),
  ),
  forms: formsFlag,
  keep: Flag.String("keep").pipe(
    Flag.withMetavar("DIR"),
    Flag.withDescription(
      "Add what is found to the counterexamples in this directory: for each cause the smallest; `polyarchy replay DIR` plays them",
    ),
    Flag.optional,
  ),
  json: Flags.json,
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

const processesStandAlone = new Mistake({
  code: "bad-usage",
  place: "--subject",
  problem: `${processes} cannot be played together with other subjects, whose runs are schedules`,
  mend: `Run \`polyarchy verify --subject ${processes}\` by itself`,
})

const processesAreNotKept = new Mistake({
  code: "bad-usage",
  place: "--keep",
  problem: `runs of ${processes} are no schedules, and cannot be kept by cause`,
  mend: "Leave it out; the report has their recordings",
})

/** What a campaign found, with the subject that it was found on. */
const foundOn = ({ subjects }: CampaignReport) =>
  subjects.flatMap(({ subject, judged }) =>
    judged.flatMap(({ verdict }) =>
      verdict.kind === "violated" ? [{ subject, counterexample: verdict.counterexample }] : [],
    ),
  )

export const verify = Command.make("verify", flags, (config) =>
  Effect.gen(function* () {
    const { terminal, leave } = yield* Output
    const { forms, json, out, schedules } = config
    if (config.subject.includes(processes)) {
      if (new Set(config.subject).size > 1) return yield* processesStandAlone
      if (Option.isSome(config.keep)) return yield* processesAreNotKept
      yield* checkDirectory(out)
      const named = out === defaultDirectory ? null : out
      const seconds = Option.getOrNull(config.seconds)
      return yield* verifyProcesses({ ...config, seconds, out: named, directory: out })
    }
    const registry = yield* Effect.promise(loadSubjects)
    const subjects = yield* Effect.forEach(config.subject, (name) =>
      subjectNamed(registry, name, "--subject"),
    )
    const properties = yield* Effect.forEach(config.property, (id) => chooseProperty(id, "--property"))
    const strategy = yield* chooseStrategy(config.strategy, "--strategy")
    const mode = yield* chooseMode(config.mode, "--mode")
    const faults = yield* Effect.forEach(namesIn(config.faults), (name) => chooseDrawnFault(name, "--faults"))
    yield* checkDirectory(out)
    const store = Option.getOrNull(config.keep)
    if (store !== null) yield* checkDirectory(store, "--keep")
    const plan: Plan = {
      seed: config.seed,
      subjects: chosen([...new Set([...registry.subjects, ...subjects])], subjects),
      properties: chosen(catalogue, properties),
      runs: (subject) => runsFor(subject, schedules),
      leaders: config.leaders,
      moves: config.moves,
      strategy,
      faults:
        config.faults.length === 0 ? usually.faults : usually.faults.filter((one) => faults.includes(one)),
      mode,
    }
    const command = commandLine(plan, {
      schedules,
      out: out === defaultDirectory ? null : out,
      statistics: config.statistics,
      forms: forms.join() === usualForms.join() ? null : forms,
      subjects: [...new Set(config.subject)],
      properties: properties.length === 0 ? [] : plan.properties.map(({ id }) => id),
    })
    yield* say(openingInLines(plan, schedules, command, registry, terminal.style), json)
    const found = yield* run(plan)
    const report = reportOf(found, { made, command, absent: registry.absent, saving: { directory: out } })
    // What was found is shown also where it cannot be saved.
    const files = filesOf(report, counterexamplesOf(found.subjects), forms)
    const written = yield* Effect.exit(Effect.flatMap(files, (all) => writeFiles(out, all)))
    if (json) yield* emit(reportAsJson(report))
    else yield* say(reportInLines(report, terminal.style), false)
    if (config.statistics) yield* say(statisticsInLines(found.statistics, plan, terminal.style), json)
    yield* written
    yield* say(["", ...placesInLines(forms, out)], json)
    if (forms.includes("github")) yield* tellGithub(report, json)
    if (store !== null) yield* say([tallyInWords(yield* keep(store, foundOn(found)), store)], json)
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
      command: "polyarchy verify --subject processes --runs 200",
      description: "Real leaders, killed and cut off for real",
    },
    {
      command: "polyarchy verify --strategy pct --mode core --faults crash,partition",
      description: "Random priorities; crashes and partitions of which part stays; a core must agree",
    },
    { command: "polyarchy verify --subject reference --statistics", description: "What was put to the test" },
    {
      command: "polyarchy verify --seed random --keep counterexamples",
      description: "Keep the smallest counterexample of each cause, run after run",
    },
    {
      command: "polyarchy verify --property quiet-cluster-agrees --json",
      description: "One property, for a machine",
    },
  ]),
)
