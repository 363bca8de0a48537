/** `polyarchy replay`: a saved counterexample or schedule, played again. */
import { Effect, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { isRecording } from "../../properties/processes/recording.ts"
import { replay as replaySchedule } from "../../properties/replay.ts"
import type { Saved } from "../../properties/schedule/codec.ts"
import { loadSubjects } from "../../properties/subjects/registry.ts"
import { explainedReplay } from "../explained.ts"
import { jsonText } from "../json.ts"
import { replayInLines, type ReplayReport } from "../terminal/replay.ts"
import { shellWord } from "../text/shell.ts"
import { made } from "../version.ts"
import { chooseProperty } from "./choosing.ts"
import * as Flags from "./flags.ts"
import { Mistake } from "./mistake.ts"
import { emit, Output, say } from "./output.ts"
import { subjectNamed } from "./own-design.ts"
import { readJson, savedIn } from "./reading.ts"
import { replayRecording } from "./replay-recording.ts"

const flags = {
  file: Argument.String("file").pipe(
    Argument.withDescription(
      "A counterexample, a schedule, or a recording of real processes, as JSON; at most 16 MiB",
    ),
  ),
  subject: Flag.String("subject").pipe(
    Flag.withMetavar("NAME"),
    Flag.withDescription("Play it on this subject (default: the one in the file)"),
    Flag.optional,
  ),
  property: Flag.String("property").pipe(
    Flag.withMetavar("ID"),
    Flag.withDescription("Judge by this property (default: the one in the file)"),
    Flag.optional,
  ),
  json: Flags.json,
}

/** A name and where it was given; the command line goes before the file. */
const givenBy = (flag: string, onLine: Option.Option<string>, inFile: string | null, file: string) =>
  Option.isSome(onLine)
    ? { name: onLine.value, place: flag }
    : inFile === null
      ? null
      : { name: inFile, place: `${file}: ${flag.slice(2)}` }

const commandLine = (file: string, subject: string | null, property: string | null): string =>
  [
    `polyarchy replay ${shellWord(file)}`,
    subject === null ? "" : ` --subject ${shellWord(subject)}`,
    property === null ? "" : ` --property ${shellWord(property)}`,
  ].join("")

const subjectNeeded = (file: string): Mistake =>
  new Mistake({
    code: "subject-needed",
    place: file,
    problem: "it is a schedule, and does not say on which subject to play it",
    mend: "Add --subject NAME; `polyarchy list subjects` has them all",
  })

export const replay = Command.make("replay", flags, (config) =>
  Effect.gen(function* () {
    const { terminal, leave } = yield* Output
    const { file, json } = config
    const value = yield* readJson(file)
    if (isRecording(value)) return yield* replayRecording(file, value, json)
    const saved: Saved = yield* savedIn(file, value)
    const called = givenBy("--subject", config.subject, saved.subject, file)
    const propertyNamed = givenBy("--property", config.property, saved.property, file)
    if (called === null) return yield* subjectNeeded(file)
    const registry = yield* Effect.promise(loadSubjects)
    const subject = yield* subjectNamed(registry, called.name, called.place)
    const property =
      propertyNamed === null ? null : yield* chooseProperty(propertyNamed.name, propertyNamed.place)
    // What was saved is compared only with the same property on the same subject.
    const before = subject.name === saved.subject && property?.id === saved.property ? saved.violation : null
    const { verdict, history, violation, broken } = replaySchedule(subject, property, saved.schedule, before)
    const shown = broken.find((one) => one.violation === violation)?.property ?? property
    const command = commandLine(
      file,
      Option.getOrNull(config.subject),
      property !== null && Option.isSome(config.property) ? property.id : null,
    )
    const report: ReplayReport = {
      format: "polyarchy/replay",
      version: 1,
      made,
      verdict,
      subject: subject.name,
      property: property?.id ?? null,
      before: before?.harm ?? null,
      broken: broken.map((one) => ({ property: one.property.id, harm: one.violation.harm })),
      explained:
        shown === null
          ? null
          : explainedReplay({ subject, property: shown, history }, saved.schedule, violation, file, command),
    }
    if (json) yield* emit(jsonText(report))
    else yield* say(replayInLines(report, terminal.style), false)
    yield* leave(verdict === "fixed" ? 0 : 1)
  }),
).pipe(
  Command.withDescription(
    "Play a saved counterexample or schedule again, and say whether it still fails. Exit code 0: fixed, nothing that the subject claims is broken; 1: it still fails, or fails otherwise; 2: a mistake in the command or the file.",
  ),
  Command.withShortDescription(
    "Play a saved counterexample again: still fails, fixed, or a different failure",
  ),
  Command.withExamples([
    {
      command: "polyarchy replay polyarchy-report/counterexamples/bdr-1--quiet-cluster-agrees.json",
      description: "As it was found",
    },
    {
      command: "polyarchy replay found.json --subject reference",
      description: "The same schedule on another subject",
    },
    {
      command: "polyarchy replay schedule.json --subject pgd --property deleted-stays-deleted",
      description: "A schedule written by hand",
    },
  ]),
)
