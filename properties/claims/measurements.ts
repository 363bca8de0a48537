/** All trials behind the claims, and what they showed: a function of the seed and the scale. */
import { type Deployment, failover, singleLeader } from "./deployment.ts"
import { type Price, priceOf } from "./measures/price.ts"
import { continents, oneDatacenter, type Places } from "./places.ts"
import { brief, type Scale, scenarioOf, type Trouble } from "./scenario.ts"
import { type Summary, summaryOf } from "./summary.ts"
import type { Recovery } from "./trace.ts"
import { runTrial } from "./trial.ts"

/** What several leaders and one leader cost when so large a share of the requests goes to a few keys. */
export interface Contention {
  readonly hot: number
  readonly multi: Price
  readonly single: Price
}

/** What an outage did to replication where every leader sends its own changes only, and where it passes on all. */
export interface Outage {
  readonly direct: Recovery | null
  readonly forwarding: Recovery | null
}

export interface Measurements {
  readonly seed: number
  readonly scale: Scale
  readonly places: Places
  /** Across the continents: each deployment under each trouble. */
  readonly trials: ReadonlyArray<Summary>
  /** Within one datacenter, with nothing going wrong. */
  readonly near: ReadonlyArray<Summary>
  /** In the order of the shares. */
  readonly contention: ReadonlyArray<Contention>
  /** Brief outages of A, each at another moment of the traffic between several leaders. */
  readonly outages: ReadonlyArray<Outage>
}

export interface Experiment {
  readonly seed: number
  readonly scale: Scale
  /** What stands for multi-leader replication. */
  readonly multi: Deployment
}

/** The share of requests to hot keys where contention is not what is measured. */
const usualShare = 0.2

/** The shares that contention is measured at. */
const shares: ReadonlyArray<number> = [0, 0.1, 0.25, 0.5, 1]

/** A deployment under a trouble. */
export interface Planned {
  readonly deployment: Deployment
  readonly trouble: Trouble
}

const planned = (multi: Deployment): ReadonlyArray<Planned> => [
  { deployment: multi, trouble: "none" },
  { deployment: singleLeader, trouble: "none" },
  ...(["outage", "cut"] as const).flatMap((trouble) =>
    [multi, singleLeader, failover].map((deployment) => ({ deployment, trouble })),
  ),
]

/** One trial with the usual contention, in figures. */
export const summarised = (
  { seed, scale }: Pick<Experiment, "seed" | "scale">,
  places: Places,
  { deployment, trouble }: Planned,
): Summary => {
  const scenario = scenarioOf(trouble, scale)
  const trace = runTrial({ seed, places, deployment, scenario, scale, hot: usualShare })
  return summaryOf(trace, places, deployment, scenario, scale)
}

/** How far measuring is: this trial is next. */
export interface Step {
  readonly done: number
  readonly all: number
  readonly trial: string
}

/** Runs every trial, and stops before each so that whoever asked can say how far it is, or go away. */
export function* measuring(experiment: Experiment): Generator<Step, Measurements, void> {
  const { seed, scale, multi } = experiment
  const far = planned(multi)
  const near = far.filter(({ trouble }) => trouble === "none")
  const all = far.length + near.length + 2 * shares.length + scale.outages
  let done = 0

  function* summaries(places: Places, plan: ReadonlyArray<Planned>) {
    const found: Array<Summary> = []
    for (const one of plan) {
      yield { done: done++, all, trial: `${one.deployment.name}, ${one.trouble}, ${places.name}` }
      found.push(summarised(experiment, places, one))
    }
    return found
  }
  function* priced(deployment: Deployment, hot: number) {
    yield { done: done++, all, trial: `${deployment.name}, ${Math.round(100 * hot)} % to hot keys` }
    const scenario = scenarioOf("none", scale)
    return priceOf(runTrial({ seed, places: continents, deployment, scenario, scale, hot }))
  }

  const trials = yield* summaries(continents, far)
  const within = yield* summaries(oneDatacenter, near)
  const contention: Array<Contention> = []
  for (const hot of shares)
    contention.push({ hot, multi: yield* priced(multi, hot), single: yield* priced(singleLeader, hot) })
  const outages: Array<Outage> = []
  for (let repeat = 1; repeat <= scale.outages; repeat++) {
    yield { done: done++, all, trial: `${multi.name}, brief outage ${repeat} of ${scale.outages}` }
    const [direct, forwarding] = [false, true].map(
      (forwards) =>
        summarised({ seed: seed + repeat, scale: brief }, continents, {
          deployment: { ...multi, forwards },
          trouble: "outage",
        }).recovery,
    )
    outages.push({ direct: direct ?? null, forwarding: forwarding ?? null })
  }
  return { seed, scale, places: continents, trials, near: within, contention, outages }
}

/** Runs every trial. */
export const measure = (experiment: Experiment): Measurements => {
  const steps = measuring(experiment)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
