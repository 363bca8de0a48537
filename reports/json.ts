/**
 * Reports as JSON, for other tools: `polyarchy/report` and `polyarchy/exploration`, each with a version.
 *
 * The same report gives the same bytes. A version changes when a field goes or changes its meaning; new fields may come.
 */
import type { ExplorationReport } from "./exploration.ts"
import type { Report } from "./report.ts"

/** JSON with two blanks of indentation and a newline at the end. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

export const reportAsJson = (report: Report | ExplorationReport): string => jsonText(report)
