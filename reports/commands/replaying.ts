/** Playing a saved counterexample or schedule: what `replay` shows and `export` writes. */
import { Effect, Option } from "effect"
import { replay } from "../../properties/replay.ts"
import { loadSubjects } from "../../properties/subjects/registry.ts"
import { explainedReplay } from "../explained.ts"
import type { Imported } from "../imports/imported.ts"
import type { ReplayReport } from "../terminal/replay.ts"
import { shellWord } from "../text/shell.ts"
import { made } from "../version.ts"
import { chooseProperty } from "./choosing.ts"
import { Mistake } from "./mistake.ts"
import { subjectNamed } from "./own-design.ts"

/** What the command line says of it, which goes before what the file says. */
export interface Asked {
  readonly file: string
  readonly subject: Option.Option<string>
  readonly property: Option.Option<string>
}

/** A name and where it was given. */
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

/** Plays what was saved in a file, and tells it. */
export const replayed = Effect.fn("replayed")(function* (asked: Asked, saved: Imported) {
  const { file } = asked
  const called = givenBy("--subject", asked.subject, saved.subject, file)
  const propertyNamed = givenBy("--property", asked.property, saved.property, file)
  if (called === null) return yield* subjectNeeded(file)
  const registry = yield* Effect.promise(loadSubjects)
  const subject = yield* subjectNamed(registry, called.name, called.place)
  const property =
    propertyNamed === null ? null : yield* chooseProperty(propertyNamed.name, propertyNamed.place)
  // What was saved is compared only with the same property on the same subject.
  const before = subject.name === saved.subject && property?.id === saved.property ? saved.before : null
  const { verdict, history, violation, broken } = replay(subject, property, saved.schedule, before)
  const shown = broken.find((one) => one.violation === violation)?.property ?? property
  const command = commandLine(
    file,
    Option.getOrNull(asked.subject),
    property !== null && Option.isSome(asked.property) ? property.id : null,
  )
  return {
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
  } satisfies ReplayReport
})
