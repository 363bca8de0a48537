/** `polyarchy export`: a saved counterexample in the formats of other tools. */
import { Effect, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { isRecording } from "../../properties/processes/recording.ts"
import { type Exporter, exporters } from "../exports/index.ts"
import type { Explained } from "../report.ts"
import * as Flags from "./flags.ts"
import { Mistake } from "./mistake.ts"
import { emit, say } from "./output.ts"
import { readJson, savedIn } from "./reading.ts"
import { replayed } from "./replaying.ts"
import { addFiles, checkDirectory } from "./writing.ts"

const names = exporters.map(({ name }) => name).join(", ")

const flags = {
  file: Argument.String("file").pipe(
    Argument.withDescription(
      "A counterexample, a schedule, a replay or an ITF trace of Polyarchy, as JSON; at most 16 MiB",
    ),
  ),
  as: Flag.String("as").pipe(
    Flag.withMetavar("NAME,..."),
    Flag.withDescription(
      `The formats: ${exporters.map(({ name, title }) => `${name} (${title})`).join("; ")}`,
    ),
    Flag.filterMap(
      (text) => {
        const named = new Set(text.split(",").map((name) => name.trim()))
        const chosen = exporters.filter(({ name }) => named.has(name))
        return named.size === chosen.length ? Option.some(chosen) : Option.none()
      },
      () => `Expected some of ${names}`,
    ),
  ),
  out: Flag.String("out").pipe(
    Flag.withMetavar("DIR"),
    Flag.withDescription("Where the files are written (default: standard output, for one format)"),
    Flag.optional,
  ),
  subject: Flags.subject,
  property: Flags.property,
}

const noDirectory = new Mistake({
  code: "bad-usage",
  place: "--as",
  problem: "several formats cannot share standard output",
  mend: "Name a directory with --out, or one format",
})

const recordingGiven = (file: string): Mistake =>
  new Mistake({
    code: "bad-schedule",
    place: file,
    problem: "it is a recording of real processes, which has no schedule to tell",
    mend: "Give a counterexample or a schedule; `polyarchy replay` validates a recording",
  })

const nothingToTell = (file: string): Mistake =>
  new Mistake({
    code: "bad-usage",
    place: file,
    problem: "it breaks nothing, and no property is named of which to tell",
    mend: "Add --property ID; `polyarchy list properties` has them all",
  })

const filesOf = (one: Explained, chosen: ReadonlyArray<Exporter>) =>
  chosen.map(({ extension, write }) => ({ path: `${one.name}.${extension}`, text: write(one) }))

export const exportCommand = Command.make("export", flags, (config) =>
  Effect.gen(function* () {
    const { as: chosen, file } = config
    const out = Option.getOrNull(config.out)
    if (out === null && chosen.length > 1) return yield* noDirectory
    if (out !== null) yield* checkDirectory(out)
    const value = yield* readJson(file)
    if (isRecording(value)) return yield* recordingGiven(file)
    const { explained } = yield* replayed(config, yield* savedIn(file, value))
    if (explained === null) return yield* nothingToTell(file)
    const files = filesOf(explained, chosen)
    if (out === null) return yield* emit(files.map(({ text }) => text).join(""))
    yield* addFiles(out, files)
    yield* say(
      files.map(({ path }) => `${out}/${path}`),
      false,
    )
  }),
).pipe(
  Command.withDescription(
    "Play a saved counterexample or schedule again, and write what it shows in the formats of other tools. Exit code 0: written, whether it still fails or not; 2: a mistake in the command or the file.",
  ),
  Command.withShortDescription(
    "A counterexample for other tools: ITF, ShiViz, Mermaid, DOT, Jepsen and more",
  ),
  Command.withExamples([
    {
      command: "polyarchy export found.json --as mermaid",
      description: "A diagram, on standard output",
    },
    {
      command: "polyarchy export found.json --as itf,shiviz,dot --out exported",
      description: "Several, each in a file",
    },
  ]),
)
