/**
 * The hazard matrix as a report: what the page and the saved counterexamples are made from.
 *
 * It adds no judgement: verdicts and schedules come from `properties/hazards.ts`, what each leader shows from their replay.
 */
import type { Counterexample } from "../properties/counterexample.ts"
import type { Hazard, HazardReport } from "../properties/hazards.ts"
import type { Property } from "../properties/property.ts"
import type { Subject } from "../properties/subjects/subject.ts"
import { explainedOf, type Saving } from "./explained.ts"
import { cellFrom, propertyOf } from "./report-of.ts"
import type { Cell, Explained, Report, ReportedProperty } from "./report.ts"

/** One cell: a verdict, and in which circumstance it was reached. */
export interface HazardCell extends Cell {
  /** Where the property broke, such as `no fault` or `unique-keys`; `null` where it did not. */
  readonly under: string | null
}

export interface HazardMatrix {
  readonly made: Report["made"]
  readonly command: string
  readonly subjects: Report["subjects"]
  readonly properties: ReadonlyArray<ReportedProperty>
  readonly cells: ReadonlyArray<HazardCell>
  readonly counterexamples: ReadonlyArray<Explained>
}

/** Every counterexample of a matrix, design by design. */
export const counterexamplesIn = (reports: ReadonlyArray<HazardReport>): ReadonlyArray<Counterexample> =>
  reports.flatMap(({ hazards }) =>
    hazards.flatMap(({ verdict }) => (verdict.kind === "violated" ? [verdict.counterexample] : [])),
  )

/** A small scope cannot show every known violation; only one that nobody recorded is not as recorded. */
const cellOf = (hazard: Hazard): HazardCell => {
  const cell = cellFrom(hazard)
  return { ...cell, asRecorded: cell.asRecorded || hazard.verdict.kind !== "violated", under: hazard.under }
}

export const hazardMatrixOf = (
  reports: ReadonlyArray<HazardReport>,
  subjects: ReadonlyArray<Subject>,
  properties: ReadonlyArray<Property>,
  { made, command, saving }: Pick<HazardMatrix, "made" | "command"> & { readonly saving: Saving | null },
): HazardMatrix => ({
  made,
  command,
  subjects: reports.flatMap(({ design, explored }) =>
    subjects
      .filter(({ name }) => name === design)
      .map(({ name, title, source, kind, families, faults }) => {
        const runs = explored.reduce((sum, one) => sum + one.runs, 0)
        return { name, title, source, kind, families, faults, runs, moves: 0, effective: 0 }
      }),
  ),
  properties: properties.map(propertyOf),
  cells: reports.flatMap(({ hazards }) => hazards.map(cellOf)),
  counterexamples: reports.flatMap((report) =>
    subjects
      .filter(({ name }) => name === report.design)
      .flatMap((subject) => counterexamplesIn([report]).map((one) => explainedOf(one, subject, saving))),
  ),
})
