/** An expectation for vitest: a subject keeps what it promises, whatever schedule is played on it. */
import { join, relative } from "node:path"
import { TestRunner, type TestContext } from "vitest"
import { campaign } from "../../properties/campaign.ts"
import { loadSubjects } from "../../properties/subjects/registry.ts"
import type { Subject } from "../../properties/subjects/subject.ts"
import { type Circumstances, counterexamplesOf, reportOf } from "../report-of.ts"
import type { Cell, Report } from "../report.ts"
import { counterexampleInLines } from "../terminal/counterexample.ts"
import type { Style } from "../terminal/style.ts"
import { hang } from "../text/columns.ts"
import { shellWord } from "../text/shell.ts"
import { made } from "../version.ts"
import { visible } from "../text/visible.ts"
import type { Attached } from "./attached.ts"
import { writeReport } from "./files.ts"
import { defaultDirectory, placeOf } from "./place.ts"
import { reasonOf } from "./reason.ts"
import { planOf, type Promised, type Search } from "./search.ts"

/** How to search, where to write, and for which test. */
export interface Expected extends Search {
  /** The directory for reports of tests; usually `polyarchy-report/tests`. Each test has one of its own in it. */
  readonly directory?: string
  /** The context of the test, which it needs where tests run concurrently; else the current one is asked for. */
  readonly context?: TestContext
}

/** Wide enough for a log; not coloured, because a log may be read anywhere. */
const style: Style = { width: 100, unicode: true, colours: false }

/**
 * Expects a subject to keep a property, or several: plays schedules on it, and where one breaks fails with the report of the
 * smallest counterexample as its message. The page and the data are written to a directory and attached to the test.
 *
 * A search that says nothing fails too: where no schedule could have broken a property, where none that was asked about is
 * claimed, and where it was cut short. Rejects with an `AssertionError`; with `UnknownName` where a name is not known.
 */
export const expectToKeep = (
  subject: Subject,
  promised: Promised | ReadonlyArray<Promised>,
  expected: Expected = {},
): Promise<void> => {
  // Taken here, before anything is awaited, the stack shows the line of the test.
  const here: { stack?: string } = {}
  Error.captureStackTrace(here, expectToKeep)
  const [, ...calls] = (here.stack ?? "").split("\n")
  return keepsOrFails(subject, promised, expected, calls.join("\n"))
}

const keepsOrFails = async (
  subject: Subject,
  promised: Promised | ReadonlyArray<Promised>,
  expected: Expected,
  calls: string,
): Promise<void> => {
  const context = expected.context ?? TestRunner.getCurrentTest()?.context
  const plan = planOf(subject, promised, expected)
  const directory = placeFor(subject, context, expected.directory ?? defaultDirectory)
  const campaigned = await campaign(plan, {
    progress: () => undefined,
    stopped: () => context?.signal.aborted ?? false,
  })
  const { subjects } = await loadSubjects()
  const circumstances: Circumstances = {
    made,
    command: commandOf(context),
    absent: [],
    // A subject of one's own is known to no command line, and is played again by its test alone.
    saving: subjects.includes(subject) ? { directory } : null,
  }
  const report = reportOf(campaigned, circumstances)
  const found = { report, subject, counterexamples: counterexamplesOf(campaigned.subjects) }
  const attached = await attach(context, () => writeReport(directory, found))
  const lines = failureInLines(report, attached)
  if (lines.length > 0) throw new AssertionError(lines.join("\n"), calls)
}

/** An expectation that is not met. It compares nothing, as Node's own does, so vitest shows the message and no difference. */
export class AssertionError extends Error {
  constructor(message: string, calls: string) {
    super(message)
    this.name = "AssertionError"
    this.stack = `${this.name}: ${message}\n${calls}`
  }
}

/** How many searches a test has begun. */
const searches = new WeakMap<object, number>()

const placeFor = (subject: Subject, context: TestContext | undefined, directory: string): string => {
  if (context === undefined) return join(directory, placeOf({ file: "", name: subject.name }, 1))
  const { task } = context
  const search = (searches.get(task) ?? 0) + 1
  searches.set(task, search)
  return join(directory, placeOf({ file: task.file.name, name: task.fullTestName }, search))
}

const commandOf = (context: TestContext | undefined): string =>
  context === undefined
    ? "vitest run"
    : `vitest run ${shellWord(relative(process.cwd(), context.task.file.filepath))} -t ${shellWord(context.task.name)}`

/** Where the report was written; what kept it from being written, as a sentence. */
type Written = Attached | string

/** Writes the report and attaches it to the test. That it cannot be written must not hide what was found. */
const attach = async (context: TestContext | undefined, write: () => Promise<Attached>): Promise<Written> => {
  const written = await write().catch(
    (error: unknown) => `The report could not be written: ${reasonOf(error)}`,
  )
  if (context === undefined || typeof written === "string") return written
  const { task, annotate } = context
  task.meta.polyarchy = [...(task.meta.polyarchy ?? []), written]
  if (written.broken.length === 0) return written
  if (written.page !== null)
    await annotate(`Page: ${written.page}`, "error", { path: written.page, contentType: "text/html" })
  await annotate(`Data: ${written.report}`, "notice", {
    path: written.report,
    contentType: "application/json",
  })
  return written
}

/** So many counterexamples are told in full; the others are named, and are in the page. */
const mostShown = 3

/** Why the expectation is not met; no line when it is. */
const failureInLines = (report: Report, written: Written): ReadonlyArray<string> => {
  const silent = silentCells(report)
  const [shown, rest] = [report.counterexamples.slice(0, mostShown), report.counterexamples.slice(mostShown)]
  const broken = [
    ...shown.flatMap((one) => [...counterexampleInLines(one, style), ""]),
    ...rest.flatMap(({ property, harm }) => hang("✗ ", visible(`${property}: ${harm}`), style.width)),
    ...(rest.length === 0 ? [] : [""]),
  ]
  const unsaid = silent.flatMap((cell) => hang("? ", unsaidInWords(cell), style.width))
  if (broken.length === 0 && unsaid.length === 0) return []
  return [...broken, ...unsaid.map(visible), ...placesInLines(written)]
}

/** Where the page and the data are, or why they are not. */
const placesInLines = (written: Written): ReadonlyArray<string> => {
  if (typeof written === "string") return hang("  ", written, style.width)
  const { page, unmade, report } = written
  return [
    ...(unmade === null ? [] : hang("  ", unmade, style.width)),
    ...(page === null ? [] : [`  Page: ${page}`]),
    `  Data: ${report}`,
  ]
}

/** The cells that say nothing of what was asked. What is not claimed is passed over where something else is. */
const silentCells = ({ cells }: Report): ReadonlyArray<Cell> => {
  const claimed = cells.filter(({ verdict }) => verdict !== "not-claimed")
  return claimed.length === 0
    ? cells
    : claimed.filter(({ verdict }) => verdict === "unknown" || verdict === "vacuous")
}

const unsaidInWords = ({ subject, property, verdict, because }: Cell): string =>
  verdict === "not-claimed"
    ? `${subject} does not claim ${property}: ${because}.`
    : verdict === "vacuous"
      ? `${property} was hardly put to the test: ${because}. Play more schedules, or allow what it takes.`
      : `${property} is not known: ${because}.`
