/** `polyarchy replay`: a saved counterexample or schedule, played again, or all that are in a directory. */
import { stat } from "node:fs/promises"
import { basename, dirname } from "node:path"
import { Effect, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { isRecording } from "../../properties/processes/recording.ts"
import { encodeSchedule } from "../../properties/schedule/codec.ts"
import { loadSubjects } from "../../properties/subjects/registry.ts"
import type { Imported } from "../imports/imported.ts"
import { jsonText } from "../json.ts"
import { pageOf } from "../page-of.ts"
import { asTest } from "../store/as-test.ts"
import { replayInLines } from "../terminal/replay.ts"
import * as Flags from "./flags.ts"
import { Mistake } from "./mistake.ts"
import { emit, Output, say } from "./output.ts"
import { readJson, savedIn } from "./reading.ts"
import { replayRecording } from "./replay-recording.ts"
import { replayStore } from "./replay-store.ts"
import { addFiles, checkDirectory } from "./writing.ts"
import { type Chosen, playSaved, propertyShown, replayed } from "./replaying.ts"

const flags = {
  file: Argument.String("file").pipe(
    Argument.withDescription(
      "A counterexample, a schedule, or a recording of real processes, as JSON, at most 16 MiB; or a directory of them",
    ),
  ),
  subject: Flags.subject,
  property: Flags.property,
  asTest: Flag.Boolean("as-test").pipe(
    Flag.withDescription("Print a test for vitest that fails while the promise is broken, and nothing else"),
    Flag.withDefault(false),
  ),
  page: Flag.String("page").pipe(
    Flag.withMetavar("FILE"),
    Flag.withDescription("Write the page of this counterexample: one HTML file that needs nothing else"),
    Flag.optional,
  ),
  prune: Flag.Boolean("prune").pipe(
    Flag.withDescription("Of a directory: remove the files of what is fixed"),
    Flag.withDefault(false),
  ),
  json: Flags.json,
}

const misplaced = (flag: string, needs: string): Mistake =>
  new Mistake({
    code: "bad-usage",
    place: flag,
    problem: `it takes ${needs}`,
    mend: "`polyarchy replay --help` has examples",
  })

/** Prints a file's counterexample as a test. */
const printTest = Effect.fn("printTest")(function* (file: string, saved: Imported, chosen: Chosen) {
  const registry = yield* Effect.promise(loadSubjects)
  const played = yield* playSaved(file, saved, chosen, registry)
  const { subject, design, replayed, before } = played
  const property = propertyShown(played)
  if (property === null)
    return yield* new Mistake({
      code: "bad-schedule",
      place: file,
      problem: "it breaks nothing and names no property, so a test has nothing to expect of it",
      mend: "Add --property ID; `polyarchy list properties` has them all",
    })
  const { id, law } = property
  const harm = replayed.violation?.harm ?? before?.harm ?? ""
  const schedule = encodeSchedule(saved.schedule)
  yield* emit(asTest({ subject: subject.name, property: id, law, harm, schedule }, design))
})

const isDirectory = (path: string): Effect.Effect<boolean> =>
  Effect.promise(() =>
    stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    ),
  )

export const replay = Command.make("replay", flags, (config) =>
  Effect.gen(function* () {
    const { terminal, leave } = yield* Output
    const { file, json } = config
    const page = Option.getOrNull(config.page)
    if (yield* isDirectory(file)) {
      if (page !== null) return yield* misplaced("--page", "one file, not a directory")
      if (config.asTest) return yield* misplaced("--as-test", "one file, not a directory")
      return yield* replayStore(file, config)
    }
    if (config.prune) return yield* misplaced("--prune", "a directory")
    const value = yield* readJson(file)
    if (isRecording(value)) {
      if (config.asTest) return yield* misplaced("--as-test", "a schedule, not a recording of real processes")
      if (page !== null) return yield* misplaced("--page", "a schedule, not a recording of real processes")
      return yield* replayRecording(file, value, json)
    }
    const saved = yield* savedIn(file, value)
    if (config.asTest) return yield* printTest(file, saved, config)
    if (page !== null) yield* checkDirectory(dirname(page))
    const report = yield* replayed(config, saved)
    if (json) yield* emit(jsonText(report))
    else yield* say(replayInLines(report, terminal.style), false)
    if (saved.unused !== "") yield* say(["", saved.unused], json)
    if (page !== null) {
      const text = yield* Effect.promise(() => pageOf({ view: "counterexample", replay: report }))
      yield* addFiles(dirname(page), [{ path: basename(page), text }])
      yield* say(["", `Page ${page}`], json)
    }
    yield* leave(report.verdict === "fixed" ? 0 : 1)
  }),
).pipe(
  Command.withDescription(
    "Play a saved counterexample or schedule again, and say whether it still fails; of a directory, each that is in it. Exit code 0: fixed, nothing that the subject claims is broken; 1: it still fails, or fails otherwise; 2: a mistake in the command or a file.",
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
      command: "polyarchy replay found.json --page found.html",
      description: "Its page: the run drawn, why it fails, and what if it had gone otherwise",
    },
    {
      command: "polyarchy replay counterexamples --prune",
      description: "All that `verify --keep counterexamples` has kept; what is fixed is removed",
    },
    {
      command: "polyarchy replay found.json --as-test > found.test.ts",
      description: "The counterexample as a test for vitest",
    },
    {
      command: "polyarchy replay schedule.json --subject pgd --property deleted-stays-deleted",
      description: "A schedule written by hand",
    },
  ]),
)
