/**
 * What a verdict is to tools that know passed, failed and skipped alone.
 *
 * A verdict fails when it is not the one that is recorded, as the exit code of `polyarchy verify` has it: a promise that a
 * system is known to break does not fail, and its counterexample is shown all the same. What is not claimed, not found or
 * vacuous as recorded is skipped, with the reason.
 */
import type { Cell, Explained, Report } from "../report.ts"
import { verdictMeanings, verdictNames } from "../verdicts.ts"

export type Outcome = "passed" | "failed" | "skipped"

export const outcomeOf = ({ asRecorded, verdict }: Cell): Outcome =>
  asRecorded ? (verdict === "holds" || verdict === "violated" ? "passed" : "skipped") : "failed"

/** `violated, recorded as holds: ...`; for what is as recorded, the verdict and its reason. */
export const cellInWords = (
  { verdict, because, asRecorded, expected }: Cell,
  one: Explained | null,
): string => {
  const why = one === null ? (because === "" ? verdictMeanings[verdict] : because) : one.harm
  const recorded = asRecorded ? "" : `, recorded as ${verdictNames[expected.verdict]}`
  return `${verdictNames[verdict]}${recorded}: ${why}`
}

/** The counterexample of a cell; `null` where it has none. */
export const counterexampleOf = (report: Report, cell: Cell): Explained | null =>
  report.counterexamples.find(({ name }) => name === cell.counterexample) ?? null

/** How many cells have each outcome. */
export const countOutcomes = (cells: ReadonlyArray<Cell>): Readonly<Record<Outcome, number>> => {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  for (const cell of cells) counts[outcomeOf(cell)]++
  return counts
}
