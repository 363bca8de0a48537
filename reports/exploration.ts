/** The report of an exploration: the scope that was exhausted, how big it is, and what holds in all of it. */
import type { ExploreReport } from "../properties/explorer/explore.ts"
import type { ExploreScope } from "../properties/explorer/replication.ts"
import type { Property } from "../properties/property.ts"
import type { Judged } from "../properties/verdict.ts"
import { explainedOf, type Saving } from "./explained.ts"
import type { Cell, Explained, Report, ReportedProperty } from "./report.ts"
import { cellFrom, propertyOf } from "./report-of.ts"

export const explorationFormat = "polyarchy/exploration"

export interface ExplorationReport {
  readonly format: typeof explorationFormat
  readonly version: 1
  readonly made: Report["made"]
  readonly run: {
    readonly design: string
    readonly scope: ExploreScope
    /** The most distinct states that it was allowed. */
    readonly budget: number
    readonly order: "breadth-first" | "depth-first"
    readonly command: string
    readonly interrupted: boolean
    /** Where a budget ended it: the largest smaller scope that fits, if there is one. */
    readonly smaller: { readonly states: number; readonly command: string } | null
  }
  readonly found: {
    readonly states: number
    readonly transitions: number
    readonly depth: number
    /** `true` when every behaviour within the scope was seen. */
    readonly complete: boolean
    /** States that were reached and not gone on from. */
    readonly frontier: number
  }
  readonly properties: ReadonlyArray<ReportedProperty>
  readonly cells: ReadonlyArray<Cell>
  readonly counterexamples: ReadonlyArray<Explained>
}

export const explorationOf = (
  explored: ExploreReport,
  properties: ReadonlyArray<Property>,
  run: Pick<ExplorationReport["run"], "budget" | "order" | "command" | "interrupted" | "smaller">,
  made: Report["made"],
  saving: Saving | null,
): ExplorationReport => {
  const { subject, scope, judged, states, transitions, depth, complete, frontier } = explored
  return {
    format: explorationFormat,
    version: 1,
    made,
    run: { design: subject.name, scope, ...run },
    found: { states, transitions, depth, complete, frontier },
    properties: properties.map(propertyOf),
    cells: judged.map(cellWithin),
    counterexamples: judged.flatMap(({ verdict }) =>
      verdict.kind === "violated" ? [explainedOf(verdict.counterexample, subject, saving)] : [],
    ),
  }
}

/** A small scope cannot show every known violation; only one that nobody recorded is not as recorded. */
const cellWithin = (judged: Judged): Cell => {
  const cell = cellFrom(judged)
  return { ...cell, asRecorded: cell.asRecorded || judged.verdict.kind !== "violated" }
}
