/** `polyarchy replay`: a saved counterexample or schedule, played again. */
import { Effect } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { isRecording } from "../../properties/processes/recording.ts"
import { jsonText } from "../json.ts"
import { replayInLines } from "../terminal/replay.ts"
import * as Flags from "./flags.ts"
import { emit, Output, say } from "./output.ts"
import { readJson, savedIn } from "./reading.ts"
import { replayRecording } from "./replay-recording.ts"
import { replayed } from "./replaying.ts"

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

export const replay = Command.make("replay", flags, (config) =>
  Effect.gen(function* () {
    const { terminal, leave } = yield* Output
    const { file, json } = config
    const value = yield* readJson(file)
    if (isRecording(value)) return yield* replayRecording(file, value, json)
    const saved = yield* savedIn(file, value)
    const report = yield* replayed(config, saved)
    if (json) yield* emit(jsonText(report))
    else yield* say(replayInLines(report, terminal.style), false)
    if (saved.unused !== "") yield* say(["", saved.unused], json)
    yield* leave(report.verdict === "fixed" ? 0 : 1)
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
