/** What a test searches with: the plan of a campaign on one subject, with everything at its usual value that is not said. */
import { strategies } from "../../properties/adversary/strategies.ts"
import { type Plan, usually } from "../../properties/campaign.ts"
import { propertyCalled, UnknownName } from "../../properties/called.ts"
import type { Mode } from "../../properties/mode.ts"
import { nearest } from "../../properties/nearest.ts"
import type { Property } from "../../properties/property.ts"
import { runsFor } from "../../properties/subjects/registry.ts"
import type { Fault, Subject } from "../../properties/subjects/subject.ts"

/** How to search. The same search on the same subject finds the same. */
export interface Search {
  /** Schedules to play. Usually 1,000 of a design of the model, and a share of that of slower subjects. */
  readonly schedules?: number
  /** Draws them: a whole number of 32 bits. */
  readonly seed?: number
  /** Leaders in each cluster; usually 3. */
  readonly leaders?: number
  /** Moves in each schedule at most; usually 60. */
  readonly moves?: number
  /** What draws them; `polyarchy list strategies` has the names. */
  readonly strategy?: string
  /** The faults that there may be; usually all that schedules are drawn with. */
  readonly faults?: ReadonlyArray<Fault>
  /** How they end; usually everything heals. */
  readonly mode?: Mode
}

/** The same as where the command line says nothing. */
const [usualSeed, usualSchedules, usualLeaders, usualMoves] = [24301, 1000, 3, 60]

const strategyCalled = (name: string): Plan["strategy"] => {
  const found = strategies.find((one) => one.name === name)
  if (found !== undefined) return found
  const known = strategies.map((one) => one.name)
  const near = nearest(name, known)
  throw new UnknownName(
    `There is no strategy ${JSON.stringify(name)}`,
    near === null ? `There are ${known.join(", ")}.` : `Did you mean ${JSON.stringify(near)}?`,
  )
}

/** A property, or the id of one. */
export type Promised = Property | string

const propertiesOf = (promised: Promised | ReadonlyArray<Promised>): ReadonlyArray<Property> => {
  const all = typeof promised === "string" || "check" in promised ? [promised] : promised
  return [...new Set(all.map((one) => (typeof one === "string" ? propertyCalled(one) : one)))]
}

/** The plan of a search. Throws `UnknownName`. */
export const planOf = (
  subject: Subject,
  promised: Promised | ReadonlyArray<Promised>,
  search: Search,
): Plan => ({
  seed: search.seed ?? usualSeed,
  subjects: [subject],
  properties: propertiesOf(promised),
  runs: () => search.schedules ?? runsFor(subject, usualSchedules),
  leaders: search.leaders ?? usualLeaders,
  moves: search.moves ?? usualMoves,
  strategy: search.strategy === undefined ? usually.strategy : strategyCalled(search.strategy),
  faults: search.faults ?? usually.faults,
  mode: search.mode ?? usually.mode,
})
