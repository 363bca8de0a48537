/**
 * `polyarchy replay` of a directory: every counterexample in it, played again. Nothing is explained here, so hundreds take
 * seconds; `polyarchy replay FILE` explains one.
 */
import { readdir, rm } from "node:fs/promises"
import { join } from "node:path"
import { Effect } from "effect"
import { isRecording } from "../../properties/processes/recording.ts"
import { loadSubjects, type Registry } from "../../properties/subjects/registry.ts"
import { jsonText } from "../json.ts"
import {
  fileInLine,
  passedOverInLines,
  type PassedOver,
  type ReplayedFile,
  type StoreReplay,
  sumInLines,
  sumOf,
} from "../store/replays.ts"
import { made } from "../version.ts"
import { countOf } from "../words.ts"
import { codeOf, Mistake } from "./mistake.ts"
import { emit, Output, say } from "./output.ts"
import { progressLine } from "./progress.ts"
import { readJson, savedIn } from "./reading.ts"
import { judged } from "./replay-recording.ts"
import { type Chosen, playSaved } from "./replaying.ts"

/** What was asked for besides the directory. */
export interface StoreReplayAsked extends Chosen {
  readonly prune: boolean
  readonly json: boolean
}

/** The names of the files that may be counterexamples, in order. */
const namesIn = Effect.fn("namesIn")(function* (directory: string) {
  const entries = yield* Effect.tryPromise({
    try: () => readdir(directory, { withFileTypes: true }),
    catch: (error) =>
      new Mistake({
        code: "file-unreadable",
        place: directory,
        problem: `the directory cannot be read (${codeOf(error)})`,
        mend: "Check who may read it",
      }),
  })
  const names = entries.filter((entry) => !entry.isDirectory() && entry.name.endsWith(".json"))
  return names.length > 0
    ? names.map(({ name }) => name).toSorted()
    : yield* new Mistake({
        code: "file-missing",
        place: directory,
        problem: "there is no file in it that ends in .json",
        mend: "Name a directory of counterexamples, such as polyarchy-report/counterexamples",
      })
})

type Outcome = Omit<ReplayedFile, "pruned">

/** Plays one file. */
const outcomeOf = Effect.fn("outcomeOf")(function* (
  directory: string,
  file: string,
  asked: Chosen,
  registry: Registry,
) {
  const path = join(directory, file)
  const value = yield* readJson(path)
  if (isRecording(value)) {
    const { problems } = yield* judged(path, value)
    const verdict = problems.length === 0 ? "fixed" : "still fails"
    const broken = problems.map((lines) => ({ property: "recording", harm: lines.join(" ") }))
    return { file, verdict, subject: null, property: null, before: null, broken } satisfies Outcome
  }
  const saved = yield* savedIn(path, value)
  const { subject, property, before, replayed } = yield* playSaved(path, saved, asked, registry)
  const { verdict, broken, violation } = replayed
  // What the verdict speaks of comes first.
  const first = broken.filter((one) => one.violation === violation)
  const rest = broken.filter((one) => one.violation !== violation)
  return {
    file,
    verdict,
    subject: subject.name,
    property: property?.id ?? null,
    before: before?.harm ?? null,
    broken: [...first, ...rest].map((one) => ({ property: one.property.id, harm: one.violation.harm })),
  } satisfies Outcome
})

/** Removes the file of what is fixed. */
const prune = (path: string): Effect.Effect<void, Mistake> =>
  Effect.tryPromise({
    try: () => rm(path),
    catch: (error) =>
      new Mistake({
        code: "cannot-write",
        place: path,
        problem: `it is fixed, and cannot be removed (${codeOf(error)})`,
        mend: "Remove it by hand",
      }),
  })

/** Plays every file of a directory, says of each what came of it, and of all how many. */
export const replayStore = Effect.fn("replayStore")(function* (directory: string, asked: StoreReplayAsked) {
  const { terminal, leave } = yield* Output
  const { style } = terminal
  const names = yield* namesIn(directory)
  const registry = yield* Effect.promise(loadSubjects)
  const line = progressLine(terminal)
  const replays: Array<ReplayedFile> = []
  const mistakes: Array<PassedOver> = []
  const tell = (lines: ReadonlyArray<string>) => {
    line.clear()
    return say(lines, asked.json)
  }
  const one = Effect.fn("one")(function* (file: string) {
    const outcome = yield* outcomeOf(directory, file, asked, registry)
    const pruned = asked.prune && outcome.verdict === "fixed"
    if (pruned) yield* prune(join(directory, file))
    replays.push({ ...outcome, pruned })
    yield* tell([fileInLine({ ...outcome, pruned }, style)])
  })
  let played = 0
  for (const file of names) {
    if (terminal.stopped()) break
    line.show(`${++played} of ${countOf(names.length, "file")}: ${file}`)
    yield* one(file).pipe(
      Effect.catchTag("Mistake", (mistake) => {
        const { code, place, problem, mend } = mistake
        mistakes.push({ file, code, place, problem, mend })
        return tell(passedOverInLines({ file, code, place, problem, mend }, style))
      }),
    )
  }
  const sum = sumOf(replays, mistakes)
  const replay: StoreReplay = {
    format: "polyarchy/replays",
    version: 1,
    made,
    directory,
    replays,
    mistakes,
    sum,
    interrupted: terminal.stopped(),
  }
  yield* tell(sumInLines(replay, style))
  if (asked.json) yield* emit(jsonText(replay))
  yield* leave(replay.interrupted ? 130 : sum.mistakes > 0 ? 2 : sum.fixed < sum.files ? 1 : 0)
})
