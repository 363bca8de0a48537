/** The report of a campaign. */
import type { CampaignReport, SubjectReport } from "../properties/campaign.ts"
import { type Counterexample, counterexampleName } from "../properties/counterexample.ts"
import type { Property } from "../properties/property.ts"
import { asExpected, type Judged, type Verdict } from "../properties/verdict.ts"
import { explainedOf, type Saving } from "./explained.ts"
import { countOf } from "./words.ts"
import {
  type Cell,
  type Report,
  reportFormat,
  type ReportedProperty,
  type ReportedSubject,
} from "./report.ts"

/** What the campaign itself does not know. */
export interface Circumstances {
  readonly made: Report["made"]
  readonly command: string
  readonly absent: Report["run"]["absent"]
  /** Where counterexamples are saved; `null` when they are not. */
  readonly saving: Saving | null
}

export const reportOf = (
  { plan, subjects, statistics, interrupted }: CampaignReport,
  circumstances: Circumstances,
): Report => ({
  format: reportFormat,
  version: 2,
  made: circumstances.made,
  run: {
    seed: plan.seed,
    leaders: plan.leaders,
    moves: plan.moves,
    strategy: plan.strategy.name,
    faults: plan.faults,
    mode: plan.mode,
    command: circumstances.command,
    interrupted,
    absent: circumstances.absent,
  },
  subjects: subjects.map(subjectOf),
  properties: plan.properties.map(propertyOf),
  cells: subjects.flatMap(({ judged }) => judged.map(cellFrom)),
  counterexamples: subjects.flatMap((one) =>
    counterexamplesOf([one]).map((found) => explainedOf(found, one.subject, circumstances.saving)),
  ),
  statistics: {
    all: statistics,
    bySubject: Object.fromEntries(subjects.map((one) => [one.subject.name, one.statistics])),
  },
})

/** Every counterexample of a campaign, in the order of its subjects. */
export const counterexamplesOf = (subjects: ReadonlyArray<SubjectReport>): ReadonlyArray<Counterexample> =>
  subjects.flatMap(({ judged }) =>
    judged.flatMap(({ verdict }) => (verdict.kind === "violated" ? [verdict.counterexample] : [])),
  )

const subjectOf = ({ subject, runs, moves, effective }: SubjectReport): ReportedSubject => {
  const { name, title, source, kind, families, faults } = subject
  return { name, title, source, kind, families, faults, runs, moves, effective }
}

export const propertyOf = (property: Property): ReportedProperty => {
  const { id, group, title, law, source, expectation, assumes, witness } = property
  return { id, group, title, law, source, expectation, assumes, witness }
}

export const cellFrom = (judged: Judged): Cell => {
  const { subject, property, verdict, expected } = judged
  return {
    subject,
    property,
    verdict: verdict.kind,
    runs: runsOf(verdict),
    witnesses: verdict.kind === "holds" || verdict.kind === "vacuous" ? verdict.witnesses : 0,
    because: reasonOf(verdict),
    expected,
    asRecorded: asExpected(judged),
    counterexample: verdict.kind === "violated" ? counterexampleName(verdict.counterexample) : null,
  }
}

/** Why a verdict says neither that the property holds nor that it is broken. */
const reasonOf = (verdict: Verdict): string => {
  switch (verdict.kind) {
    case "unknown":
    case "not-claimed":
      return verdict.because
    case "vacuous":
      return `it could have failed ${countOf(verdict.witnesses, "time")} in ${countOf(verdict.runs, "run")}; ${verdict.needed} needed`
    case "holds":
    case "violated":
      return ""
  }
}

const runsOf = (verdict: Verdict): number => (verdict.kind === "not-claimed" ? 0 : verdict.runs)
