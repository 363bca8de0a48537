/** The files of a test's report: the page, the data and the counterexamples, which `polyarchy replay` plays. */
import { rm } from "node:fs/promises"
import { join } from "node:path"
import { Effect } from "effect"
import { type Counterexample, counterexampleName } from "../../properties/counterexample.ts"
import { replay } from "../../properties/replay.ts"
import { encodeCounterexample } from "../../properties/schedule/codec.ts"
import type { Subject } from "../../properties/subjects/subject.ts"
import { writeFiles } from "../commands/writing.ts"
import { counterexampleDirectory } from "../explained.ts"
import { jsonText, reportAsJson } from "../json.ts"
import { pageOf } from "../page-of.ts"
import type { Explained, Report } from "../report.ts"
import { type ReplayReport, replayReportOf } from "../terminal/replay.ts"
import { testsOfTests } from "../tests-of-tests.ts"
import { sentence } from "../words.ts"
import type { Attached } from "./attached.ts"
import { reasonOf } from "./reason.ts"

/** What a search found. */
export interface Found {
  readonly report: Report
  readonly subject: Subject
  readonly counterexamples: ReadonlyArray<Counterexample>
}

/** One counterexample as if it had been played from a file: the page of one tells more than the page of many. */
const replayOf = (
  explained: Explained,
  { schedule, property }: Counterexample,
  subject: Subject,
  made: Report["made"],
): ReplayReport => {
  const { verdict, broken } = replay(subject, property, schedule, null)
  return replayReportOf(made, {
    verdict,
    subject: subject.name,
    property: property.id,
    before: null,
    broken: broken.map((one) => ({ property: one.property.id, harm: one.violation.harm })),
    explained,
  })
}

const pageFor = ({ report, subject, counterexamples }: Found): Promise<string> => {
  const [explained, ...others] = report.counterexamples
  const [counterexample] = counterexamples
  if (explained === undefined || counterexample === undefined || others.length > 0)
    return pageOf({ view: "run", report, tests: testsOfTests })
  const replay = replayOf(explained, counterexample, subject, report.made)
  return pageOf({ view: "counterexample", replay })
}

/** The page, or why it could not be made: that must not take the data with it. */
const pageOrReason = async (found: Found): Promise<{ readonly text: string } | { readonly reason: string }> =>
  pageFor(found).then(
    (text) => ({ text }),
    (error: unknown) => ({ reason: `The page could not be made: ${reasonOf(error)}` }),
  )

/**
 * Writes the report into a directory, with a page where something is broken, and removes the page of an earlier run where
 * nothing is. Rejects with a `Mistake` where it cannot.
 */
export const writeReport = async (directory: string, found: Found): Promise<Attached> => {
  const { report, counterexamples } = found
  const page = counterexamples.length === 0 ? null : await pageOrReason(found)
  const files = [
    ...counterexamples.map((one) => ({
      path: `${counterexampleDirectory}/${counterexampleName(one)}.json`,
      text: jsonText(encodeCounterexample(one)),
    })),
    { path: "report.json", text: reportAsJson(report) },
    ...(page !== null && "text" in page ? [{ path: "index.html", text: page.text }] : []),
  ]
  await Effect.runPromise(writeFiles(directory, files))
  const place = join(directory, "index.html")
  if (page === null || "reason" in page) await rm(place, { force: true })
  return {
    directory,
    report: join(directory, "report.json"),
    page: page !== null && "text" in page ? place : null,
    unmade: page !== null && "reason" in page ? page.reason : null,
    broken: report.counterexamples.map(({ property, harm }) => `${sentence(harm)} (${property})`),
  }
}
