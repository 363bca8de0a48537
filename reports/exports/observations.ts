/**
 * What was observed, one JSON object a line, as Hypothesis publishes it and Tyche draws it (PBT observations).
 *
 * A report holds sums of its schedules and not the schedules themselves, so there is a test case for each counterexample
 * and for the nearest run that passes, and an info for each verdict and each system's sums. Times are 0: a report has none.
 */
import type { Cell, Explained, Passing, Report } from "../report.ts"
import { verdictMeanings, verdictNames } from "../verdicts.ts"
import { foundInWords, shrinkInWords } from "../words.ts"
import type { ReportExporter } from "./exporter.ts"
import { safeJson } from "./json.ts"
import { type WrittenMove, scheduleIn } from "./moves.ts"
import { counterexampleInPlain } from "./plain.ts"

const nameOf = ({ subject, property }: Pick<Cell, "subject" | "property">): string =>
  `${subject}: ${property}`

export const observations: ReportExporter = {
  name: "observations",
  title: "Observations of property-based tests, for Tyche",
  extension: "observations.jsonl",
  mediaType: "application/jsonl",
  write: (report) =>
    [
      ...report.counterexamples.flatMap((one) => [
        failed(one),
        ...(one.passing === null ? [] : [passed(one, one.passing)]),
      ]),
      ...report.cells.map(verdict),
      ...sums(report),
    ]
      .map((observation) => `${safeJson(observation, false)}\n`)
      .join(""),
}

const failed = (one: Explained): unknown => ({
  type: "test_case",
  run_start: 0,
  property: nameOf(one),
  status: "failed",
  status_reason: one.harm,
  representation: counterexampleInPlain(one),
  arguments: { subject: one.subject, schedule: one.schedule },
  how_generated: one.found === null ? null : `${foundInWords(one.found)}; ${shrinkInWords(one)}`,
  features: { ...featuresOf(scheduleIn(one).moves), leaders: one.size, events: one.events.length },
  timing: {},
  coverage: null,
  metadata: {
    name: one.name,
    file: one.file,
    replay: one.replay,
    because: one.because.map(({ says }) => says),
    seen_at_end: one.seenAtEnd,
    shrinking: one.shrinking,
    found: one.found,
  },
})

const passed = (one: Explained, passing: Passing): unknown => {
  const { moves } = scheduleIn({ ...one, schedule: passing.schedule })
  return {
    type: "test_case",
    run_start: 0,
    property: nameOf(one),
    status: "passed",
    status_reason: "",
    representation: `The counterexample with one thing changed: ${passing.edit}`,
    arguments: { subject: one.subject, schedule: passing.schedule },
    how_generated: "the nearest schedule that keeps the property",
    features: { ...featuresOf(moves), leaders: one.size },
    timing: {},
    coverage: null,
    metadata: { of: one.name, kind: passing.kind, plays: passing.plays },
  }
}

/** How many moves there are in all, and of each kind. */
const featuresOf = (moves: ReadonlyArray<WrittenMove>): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = { moves: moves.length }
  for (const { move } of moves) counts[`move: ${move}`] = (counts[`move: ${move}`] ?? 0) + 1
  return counts
}

const verdict = (cell: Cell): unknown => ({
  type: cell.asRecorded ? "info" : "alert",
  run_start: 0,
  property: nameOf(cell),
  title: `${verdictNames[cell.verdict]}: ${verdictMeanings[cell.verdict]}`,
  content: { ...cell },
})

const sums = ({ statistics, run, made }: Report): ReadonlyArray<unknown> => [
  { type: "info", run_start: 0, property: "all", title: "The run", content: { ...run, made } },
  {
    type: "info",
    run_start: 0,
    property: "all",
    title: "What the schedules were made of",
    content: statistics.all,
  },
  ...Object.entries(statistics.bySubject).map(([name, content]) => ({
    type: "info",
    run_start: 0,
    property: name,
    title: "What the schedules were made of",
    content,
  })),
]
