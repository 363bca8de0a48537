/** For the tests of this folder and for `.ci/formats`: counterexamples and reports of every kind, and with text that means harm. */
import fc from "fast-check"
import { drawnFaults, widest } from "../../properties/adversary/scope.ts"
import { play } from "../../properties/play.ts"
import { schedules } from "../../properties/schedule/arbitrary.ts"
import type { Schedule } from "../../properties/schedule/schedule.ts"
import { designSubjects } from "../../properties/subjects/designs.ts"
import type { Subject } from "../../properties/subjects/subject.ts"
import { explainedReplay } from "../explained.ts"
import type { Explained, Report } from "../report.ts"
import { agrees, hostile, propertyCalled, sample, twoInserts } from "../sample.harness.ts"

/** What a schedule leaves, told without a violation; nothing is played beside it. */
export const told = (subject: Subject, schedule: Schedule): Explained => {
  const history = play(subject, schedule)
  const property = propertyCalled(agrees)
  return explainedReplay(
    { subject, property, history },
    schedule,
    null,
    "file.json",
    "polyarchy replay file.json",
  )
}

/** Schedules of every family, with every fault, on every design that plays them. */
export const anyTold: fc.Arbitrary<{ readonly schedule: Schedule; readonly one: Explained }> = fc
  .constantFrom(...designSubjects)
  .chain((subject) =>
    schedules({ ...widest(subject, 3, 40), faults: drawnFaults }).map((schedule) => ({
      schedule,
      one: told(subject, schedule),
    })),
  )

/** The report with words replaced in every text in it. */
const replaced = (report: Report, words: Readonly<Record<string, string>>): Report =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is what it was, but for its texts
  JSON.parse(JSON.stringify(report), (_, part: unknown) =>
    typeof part === "string"
      ? Object.entries(words).reduce((sofar, [word, by]) => sofar.split(word).join(by), part)
      : part,
  ) as Report

const plain = sample(twoInserts("theKey", "value1", "value2"))

/** A report in which a key, a value, a reason and the name of a system are this text. */
export const reportWith = (text: string): Report =>
  replaced(plain, { theKey: text, value1: text, tungsten: text, "the last arrival wins": text })

export const counterexampleWith = (text: string): Explained => {
  const [one] = reportWith(text).counterexamples
  if (one === undefined) throw new Error("the sample has no counterexample")
  return one
}

/** Text that this or that format takes for its own. */
const marks: ReadonlyArray<string> = [
  "a;b",
  "a\nb\r\nc",
  "# no comment",
  "%% no comment",
  "::error::no annotation",
  "%0A%25",
  "]]>",
  '"""',
  "\\",
  "\\n\\N\\",
  "{}}{ {",
  "=== actual: x ===",
  "end",
  "style: #a;",
  "wrap: x",
  "&amp;&#0;",
  "\u0000\u0007\u001b",
  "\u2028\u2029\u0085",
  "\udfff\ud800",
  "\ufffe\uffff",
  "🙂👨‍👩‍👧",
  "#{1} ^:a :b nil",
]

export const harmful: ReadonlyArray<string> = [...hostile, ...marks]

/** The report with what it found broken not recorded so. */
export const unexpected = (report: Report): Report => ({
  ...report,
  cells: report.cells.map((cell) => (cell.counterexample === null ? cell : { ...cell, asRecorded: false })),
})

/** More counterexamples than a summary has room for. */
const large: Report = {
  ...plain,
  counterexamples: Array.from({ length: 700 }, () => plain.counterexamples).flat(),
}

/** What is put before the parsers of other people: real runs of many designs, and harm of every kind. */
export const corpus = (): {
  readonly counterexamples: ReadonlyArray<Explained>
  readonly reports: ReadonlyArray<Report>
} => {
  const runs = fc.sample(anyTold, { seed: 5, numRuns: 60 }).map(({ one }) => one)
  return {
    counterexamples: [...plain.counterexamples, ...runs, ...harmful.map(counterexampleWith)],
    reports: [plain, large, ...harmful.map(reportWith).map(unexpected)],
  }
}
