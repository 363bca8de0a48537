/** One file to be replayed: on which subject, judged by what, what comes of it, and the report of that. */
import { Effect, Option } from "effect"
import type { Property } from "../../properties/property.ts"
import { replay, type Replayed } from "../../properties/replay.ts"
import { loadSubjects, type Registry } from "../../properties/subjects/registry.ts"
import type { Subject } from "../../properties/subjects/subject.ts"
import { explainedReplay } from "../explained.ts"
import type { Imported } from "../imports/imported.ts"
import { replayReportOf } from "../terminal/replay.ts"
import { shellWord } from "../text/shell.ts"
import { made } from "../version.ts"
import { chooseProperty } from "./choosing.ts"
import { Mistake } from "./mistake.ts"
import { isFile, subjectNamed } from "./own-design.ts"

/** What the command line says in the place of the file. */
export interface Chosen {
  readonly subject: Option.Option<string>
  readonly property: Option.Option<string>
}

export interface Played {
  readonly subject: Subject
  /** Where the subject's design is, where that is a file. */
  readonly design: string | null
  /** The property that was asked about; `null` where nothing names one. */
  readonly property: Property | null
  /** What was saved, where it is of the same property on the same subject. */
  readonly before: Imported["before"]
  readonly replayed: Replayed
}

/** A name and where it was given; the command line goes before the file. */
const givenBy = (flag: string, onLine: Option.Option<string>, inFile: string | null, file: string) =>
  Option.isSome(onLine)
    ? { name: onLine.value, place: flag }
    : inFile === null
      ? null
      : { name: inFile, place: `${file}: ${flag.slice(2)}` }

const subjectNeeded = (file: string): Mistake =>
  new Mistake({
    code: "subject-needed",
    place: file,
    problem: "it is a schedule, and does not say on which subject to play it",
    mend: "Add --subject NAME; `polyarchy list subjects` has them all",
  })

/** Plays what a file holds. */
export const playSaved = Effect.fn("playSaved")(function* (
  file: string,
  saved: Imported,
  chosen: Chosen,
  registry: Registry,
) {
  const called = givenBy("--subject", chosen.subject, saved.subject, file)
  const named = givenBy("--property", chosen.property, saved.property, file)
  if (called === null) return yield* subjectNeeded(file)
  const subject = yield* subjectNamed(registry, called.name, called.place)
  const property = named === null ? null : yield* chooseProperty(named.name, named.place)
  // What was saved is compared only with the same property on the same subject.
  const before = subject.name === saved.subject && property?.id === saved.property ? saved.before : null
  const replayed = replay(subject, property, saved.schedule, before)
  const design = isFile(called.name) ? called.name : null
  return { subject, design, property, before, replayed } satisfies Played
})

const commandLine = (file: string, subject: string | null, property: string | null): string =>
  [
    `polyarchy replay ${shellWord(file)}`,
    subject === null ? "" : ` --subject ${shellWord(subject)}`,
    property === null ? "" : ` --property ${shellWord(property)}`,
  ].join("")

/** The property that a replay speaks of: the one that it shows broken, or the one that was asked about. */
export const propertyShown = ({ property, replayed: { broken, violation } }: Played): Property | null =>
  broken.find((one) => one.violation === violation)?.property ?? property

/** Plays what a file holds, and explains what it shows. */
export const replayed = Effect.fn("replayed")(function* (
  chosen: Chosen & { readonly file: string },
  saved: Imported,
) {
  const { file } = chosen
  const registry = yield* Effect.promise(loadSubjects)
  const played = yield* playSaved(file, saved, chosen, registry)
  const { subject, property, before } = played
  const { verdict, history, violation, broken } = played.replayed
  const shown = propertyShown(played)
  const command = commandLine(
    file,
    Option.getOrNull(chosen.subject),
    property !== null && Option.isSome(chosen.property) ? property.id : null,
  )
  return replayReportOf(made, {
    verdict,
    subject: subject.name,
    property: property?.id ?? null,
    before: before?.harm ?? null,
    broken: broken.map((one) => ({ property: one.property.id, harm: one.violation.harm })),
    explained:
      shown === null
        ? null
        : {
            ...explainedReplay(
              { subject, property: shown, history },
              saved.schedule,
              violation,
              file,
              command,
            ),
            // How it was shrunk and found is said of what was saved, and of nothing else that it breaks.
            ...(shown.id === saved.property && before !== null ? saved.origin : {}),
          },
  })
})
