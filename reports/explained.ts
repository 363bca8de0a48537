/** A counterexample with its replay told in events. */
import { familyOf } from "../model/vocabulary/write.ts"
import { type Counterexample, counterexampleName } from "../properties/counterexample.ts"
import type { Asked } from "../properties/explanation/continuations.ts"
import { explain } from "../properties/explanation/explanation.ts"
import type { History } from "../properties/history.ts"
import type { Violation } from "../properties/property.ts"
import { encodeSchedule } from "../properties/schedule/codec.ts"
import type { Schedule } from "../properties/schedule/schedule.ts"
import type { Subject } from "../properties/subjects/subject.ts"
import { objectInWords, writeInWords } from "../properties/words.ts"
import { eventsOf } from "./events.ts"
import { expectationOf } from "./expectation.ts"
import { type LeaderMoment, type Moments, momentsOf } from "./moments.ts"
import { passingOf } from "./passing.ts"
import { eventsNamed } from "./reasons.ts"
import type { Explained } from "./report.ts"
import { shellWord } from "./text/shell.ts"

/** Where counterexamples are saved: the directory as the user named it. */
export interface Saving {
  readonly directory: string
}

/** The directory within a report's that holds its counterexamples. */
export const counterexampleDirectory = "counterexamples"

/** The most objects whose values are shown beside the events. */
const mostObjects = 3

/** A counterexample told; `subject` is the one that it was found on, and is played to explain it. */
export const explainedOf = (
  counterexample: Counterexample,
  subject: Subject,
  saving: Saving | null,
): Explained => {
  const { property, schedule, history, violation, shrinking, found } = counterexample
  const name = counterexampleName(counterexample)
  const file = `${counterexampleDirectory}/${name}.json`
  return {
    name,
    subject: subject.name,
    property: property.id,
    title: property.title,
    law: property.law,
    ...toldInFull({ subject, property, history }, schedule, violation),
    shrinking,
    found,
    schedule: encodeSchedule(schedule),
    file: saving === null ? null : file,
    replay: saving === null ? null : `polyarchy replay ${shellWord(`${saving.directory}/${file}`)}`,
  }
}

/** A history that was played from a file, told in the same way; without a violation when it broke nothing. */
export const explainedReplay = (
  played: Asked,
  schedule: Schedule,
  violation: Violation | null,
  file: string,
  command: string,
): Explained => {
  const { property, subject } = played
  return {
    name: counterexampleName({ subject: subject.name, property }),
    subject: subject.name,
    property: property.id,
    title: property.title,
    law: property.law,
    ...toldInFull(played, schedule, violation),
    shrinking: null,
    found: null,
    schedule: encodeSchedule(schedule),
    file,
    replay: command,
  }
}

/** What a history shows, with nothing played beside it. */
export type Told = Pick<
  Explained,
  "harm" | "because" | "leaders" | "size" | "objects" | "events" | "end" | "seenAtEnd" | "quiet"
>

/** A history told in events. */
export const toldOf = (history: History, violation: Violation | null): Told => {
  const { harm, because, leaders } = violation ?? { harm: "", because: [], leaders: [] }
  const moments = shownOf(momentsOf(history), { harm, because })
  const events = eventsOf(history, moments, violation?.step ?? null)
  return {
    harm,
    because: because.map((says) => ({ says, events: eventsNamed(says, events) })),
    leaders,
    size: history.leaders,
    objects: moments.objects,
    events,
    end: moments.end,
    seenAtEnd: violation !== null && violation.step >= history.steps.length,
    quiet: history.quiet,
  }
}

/** What is told of a history and of the runs beside it that explain it. */
const toldInFull = (played: Asked, schedule: Schedule, violation: Violation | null) => {
  const { history } = played
  if (violation === null)
    return { ...toldOf(history, null), explanation: null, expected: null, passing: null }
  const explanation = explain({ ...played, schedule, violation })
  const told = toldOf(history, violation)
  return {
    ...told,
    explanation,
    expected: expectationOf(played, schedule, told),
    passing: passingOf(played, schedule, told.objects),
  }
}

/** The moments, with the objects that the violation speaks of first and no more objects than there is room for. */
export const shownOf = (
  { objects, moments, end }: Moments,
  { harm, because }: Pick<Violation, "harm" | "because">,
): Moments => {
  const said = [harm, ...because].join("\n")
  const named = objects.map((object) => said.includes(objectInWords(object)))
  for (const { write } of moments) {
    const index = objects.findIndex(({ family, key }) => write?.key === key && familyOf(write) === family)
    if (write !== null && said.includes(writeInWords(write))) named[index] = true
  }
  const order = objects
    .map((_, index) => index)
    .toSorted((a, b) => Number(named[b]) - Number(named[a]))
    .slice(0, mostObjects)
  const chosen = ({ up, holds }: LeaderMoment): LeaderMoment => ({
    up,
    holds: order.map((index) => holds[index] ?? "unknown"),
  })
  return {
    objects: order.flatMap((index) => objects[index] ?? []),
    moments: moments.map((moment) => ({ ...moment, leaders: moment.leaders.map(chosen) })),
    end: end.map(chosen),
  }
}
