/**
 * A report in the Common Test Report Format, version 1.0.0: JSON that dashboards and pull-request bots read.
 *
 * A test for each promise of each system. The format wants times, and a report has none, so that the same campaign gives the
 * same bytes: they are all 0. What the format has no field for is in `extra`.
 */
import type { Cell, Report } from "../report.ts"
import { visible } from "../text/visible.ts"
import { safeJson } from "./json.ts"
import { cellInWords, counterexampleOf, countOutcomes, outcomeOf } from "./outcomes.ts"
import type { ReportExporter } from "./exporter.ts"
import { counterexampleInPlain } from "./plain.ts"

export const ctrf: ReportExporter = {
  name: "ctrf",
  title: "CTRF: test report for dashboards and pull requests",
  extension: "ctrf.json",
  mediaType: "application/json",
  write: (report) => {
    const { made, run } = report
    const counts = countOutcomes(report.cells)
    return `${safeJson({
      reportFormat: "CTRF",
      specVersion: "1.0.0",
      results: {
        tool: { name: "polyarchy", version: made.polyarchy },
        summary: { tests: report.cells.length, ...counts, pending: 0, other: 0, start: 0, stop: 0 },
        tests: report.cells.map((cell) => testOf(report, cell)),
        extra: { command: run.command, seed: run.seed, interrupted: run.interrupted, node: made.node },
      },
    })}\n`
  },
}

const testOf = (report: Report, cell: Cell): unknown => {
  const one = counterexampleOf(report, cell)
  const { subject, property, verdict, expected, asRecorded, runs, witnesses } = cell
  return {
    name: property,
    suite: [visible(subject)],
    status: outcomeOf(cell),
    rawStatus: verdict,
    duration: 0,
    message: visible(cellInWords(cell, one)),
    ...(one === null ? {} : { trace: counterexampleInPlain(one) }),
    ...(one === null || one.file === null
      ? {}
      : { attachments: [{ name: "counterexample", contentType: "application/json", path: one.file }] }),
    extra: { subject, expected: expected.verdict, asRecorded, runs, witnesses, replay: one?.replay ?? null },
  }
}
