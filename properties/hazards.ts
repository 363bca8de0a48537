/**
 * Hazards: which design, under which faults, breaks which property, by exhaustive search in small scopes.
 *
 * A design is first explored without faults, then with one fault of one kind at a time. A property that breaks is asked no
 * more, so what is recorded is the mildest circumstance in the order of `faultModels` and a shortest schedule in it.
 */
import type { Design } from "../model/replication/design.ts"
import { type ExploreHooks, explore, type ExploreReport } from "./explorer/explore.ts"
import type { ExploreScope } from "./explorer/replication.ts"
import type { Property } from "./property.ts"
import type { Fault, Subject } from "./subjects/subject.ts"
import type { Judged } from "./verdict.ts"

/** What may go wrong, and how far the search for it goes. */
export interface FaultModel {
  readonly name: string
  readonly leaders: number
  readonly writes: number
  readonly faults: ReadonlyArray<Fault>
}

const one = (fault: Fault): FaultModel => ({ name: fault, leaders: 2, writes: 3, faults: [fault] })

/** Without faults three leaders write three times; with one fault, two leaders do, or three leaders twice. */
export const faultModels: ReadonlyArray<FaultModel> = [
  { name: "no fault", leaders: 3, writes: 3, faults: [] },
  one("ties"),
  { name: "ties at three leaders", leaders: 3, writes: 2, faults: ["ties"] },
  one("skew"),
  one("loss"),
  one("duplication"),
  one("reordering"),
  one("partition"),
  one("crash"),
  one("vacuum"),
]

/** What was found for one property of a design. */
export interface Hazard extends Judged {
  /** The fault model under which it broke; `null` when it did not. */
  readonly under: string | null
}

export interface HazardReport {
  readonly design: string
  /** The distinct states of each fault model that the design can be put through. */
  readonly explored: ReadonlyArray<{
    readonly model: string
    readonly states: number
    readonly complete: boolean
  }>
  readonly hazards: ReadonlyArray<Hazard>
}

const scopeOf = ({ leaders, writes, faults }: FaultModel): ExploreScope => ({
  leaders,
  writes,
  keys: 1,
  // One family is enough to exhaust: rows are what the designs differ in.
  families: ["row"],
  faults,
  faultMoves: faults.length,
})

const applies = (subject: Subject, { faults }: FaultModel): boolean =>
  faults.every((fault) => subject.faults.includes(fault))

/** A verdict over several explorations: broken in one, or cut short in one, or as the last one that could tell. */
const joined = (before: Hazard | undefined, judged: Judged, model: FaultModel): Hazard => {
  const { kind } = judged.verdict
  if (before === undefined) return { ...judged, under: kind === "violated" ? model.name : null }
  if (kind === "violated") return { ...judged, under: model.name }
  if (before.verdict.kind === "unknown" || kind === "vacuous") return before
  if (kind !== "holds" || before.verdict.kind !== "holds") return { ...judged, under: null }
  const runs = before.verdict.runs + judged.verdict.runs
  const witnesses = before.verdict.witnesses + judged.verdict.witnesses
  return { ...before, verdict: { kind: "holds", runs, witnesses } }
}

/** Explores a design under every fault model that applies; `states` bounds each exploration. */
export const hazardsOf = async (
  design: Design,
  subject: Subject,
  properties: ReadonlyArray<Property>,
  states: number,
  hooks: ExploreHooks,
): Promise<HazardReport> => {
  const found = new Map<string, Hazard>()
  const explored: Array<HazardReport["explored"][number]> = []
  for (const model of faultModels.filter((each) => applies(subject, each))) {
    const open = properties.filter(({ id }) => found.get(id)?.verdict.kind !== "violated")
    const report: ExploreReport = await explore(
      design,
      subject,
      { scope: scopeOf(model), states, properties: open },
      hooks,
    )
    explored.push({ model: model.name, states: report.states, complete: report.complete })
    for (const judged of report.judged)
      found.set(judged.property, joined(found.get(judged.property), judged, model))
  }
  return { design: design.name, explored, hazards: properties.flatMap(({ id }) => found.get(id) ?? []) }
}
