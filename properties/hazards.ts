/**
 * Hazards: which design, in which circumstances, breaks which property, by exhaustive search in small scopes.
 *
 * A design is searched in one model of `hazard-models.ts` after the other. A property that breaks is asked no more, so what
 * is recorded is the mildest circumstance in their order.
 */
import type { Design } from "../model/replication/design.ts"
import { explore, wholeScope } from "./explorer/explore.ts"
import { exploreTraces } from "./explorer/traces.ts"
import { type HazardModel, hazardModels } from "./hazard-models.ts"
import type { Property } from "./property.ts"
import type { Subject } from "./subjects/subject.ts"
import type { Judged } from "./verdict.ts"

/** What was found for one property of a design. */
export interface Hazard extends Judged {
  /** The model in which it broke; `null` when it did not. */
  readonly under: string | null
}

export interface HazardReport {
  readonly design: string
  /** The runs judged in each model that the design can be put through: all there are, where it is complete. */
  readonly explored: ReadonlyArray<{
    readonly model: string
    readonly runs: number
    readonly complete: boolean
  }>
  readonly hazards: ReadonlyArray<Hazard>
}

export interface HazardHooks {
  /** How many runs were judged so far in a model. */
  readonly progress: (sofar: { readonly model: string; readonly runs: number }) => void
  readonly stopped: () => boolean
}

const applies = (subject: Subject, { faults, family }: HazardModel): boolean =>
  subject.families.includes(family) && faults.every((fault) => subject.faults.includes(fault))

interface Part {
  readonly runs: number
  readonly complete: boolean
  readonly judged: ReadonlyArray<Judged>
}

/** Explores a design in one model. */
const exploreIn = async (
  { name, leaders, writes, family, faults, search }: HazardModel,
  design: Design,
  subject: Subject,
  properties: ReadonlyArray<Property>,
  budget: number,
  { progress, stopped }: HazardHooks,
): Promise<Part> => {
  if (search.by === "runs") {
    const { timing, offered } = search
    return exploreTraces(
      design,
      subject,
      {
        scope: { leaders, writes, timing, offered },
        // A generated key and the order of a table's records go by the names of leaders and keys.
        upToNames: family !== "record",
        runs: budget,
        properties,
      },
      { progress: ({ runs }) => progress({ model: name, runs }), stopped },
    )
  }
  const scope = {
    leaders,
    writes,
    keys: 1,
    families: [family],
    features: [],
    faults,
    faultMoves: faults.length,
  }
  const { states, complete, judged } = await explore(
    design,
    subject,
    { ...wholeScope, scope, states: budget, properties },
    { progress: (sofar) => progress({ model: name, runs: sofar.states }), stopped },
  )
  return { runs: states, complete, judged }
}

/** A verdict over several explorations: broken in one, or cut short in one, or as the last one that could tell. */
const joined = (before: Hazard | undefined, judged: Judged, model: HazardModel): Hazard => {
  const { kind } = judged.verdict
  if (before === undefined) return { ...judged, under: kind === "violated" ? model.name : null }
  if (kind === "violated") return { ...judged, under: model.name }
  if (before.verdict.kind === "unknown" || kind === "vacuous") return before
  if (kind !== "holds" || before.verdict.kind !== "holds") return { ...judged, under: null }
  const runs = before.verdict.runs + judged.verdict.runs
  const witnesses = before.verdict.witnesses + judged.verdict.witnesses
  return { ...before, verdict: { kind: "holds", runs, witnesses } }
}

/** Explores a design in every model that applies; `budget` bounds the runs judged in each exploration. */
export const hazardsOf = async (
  design: Design,
  subject: Subject,
  properties: ReadonlyArray<Property>,
  budget: number,
  hooks: HazardHooks,
): Promise<HazardReport> => {
  const found = new Map<string, Hazard>()
  const explored: Array<HazardReport["explored"][number]> = []
  for (const model of hazardModels.filter((each) => applies(subject, each))) {
    const open = properties.filter(
      ({ id, families }) =>
        found.get(id)?.verdict.kind !== "violated" &&
        // The first model asks everything, so that there is a verdict on what no model can break.
        (found.size === 0 || families.includes(model.family)),
    )
    const { runs, complete, judged } = await exploreIn(model, design, subject, open, budget, hooks)
    explored.push({ model: model.name, runs, complete })
    for (const each of judged) found.set(each.property, joined(found.get(each.property), each, model))
  }
  return { design: design.name, explored, hazards: properties.flatMap(({ id }) => found.get(id) ?? []) }
}
