/**
 * Everything that a person or another tool reads: one report, and its renderings.
 *
 * `reportOf` makes the report of a campaign; `terminal`, Markdown, JSON and HTML show the same report. Nothing here decides
 * a verdict, and nothing is shown that a replay did not show.
 */
export { type Circumstances, reportOf } from "./report-of.ts"
export { explainedOf } from "./explained.ts"
export { type Event, eventsOf } from "./events.ts"
export { type ExplorationReport, explorationOf } from "./exploration.ts"
export { pageOf } from "./page-of.ts"
export { reportAsJson } from "./json.ts"
export { counterexampleInLines as counterexampleAsMarkdown, reportAsMarkdown } from "./markdown.ts"
export { type Held, type LeaderMoment, type Moments, momentsOf } from "./moments.ts"
export type { Cell, Explained, Report, ReportedProperty, ReportedSubject } from "./report.ts"
export { counterexampleInLines as counterexampleForTerminal } from "./terminal/counterexample.ts"
export { plainStyle, type Style } from "./terminal/style.ts"
export { reportInLines as reportForTerminal } from "./terminal/summary.ts"
export { propertyTable, subjectTable, withTable } from "./catalogue-table.ts"
export { BadReport, readReport } from "./schema/reading.ts"
export { version } from "./version.ts"
