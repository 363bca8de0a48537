/** A summary is what a trial showed, in figures. */
import type { Deployment } from "./deployment.ts"
import {
  availability,
  availabilityOverTime,
  longestSilence,
  lostWrites,
  type Share,
} from "./measures/availability.ts"
import { readLatencies, writeLatencies } from "./measures/latency.ts"
import { curveOf, type Distribution, distributionOf } from "./measures/quantiles.ts"
import { type Staleness, staleness } from "./measures/staleness.ts"
import type { Places } from "./places.ts"
import type { Scale, Scenario, Trouble } from "./scenario.ts"
import type { Recovery, Trace } from "./trace.ts"

export interface Summary {
  readonly deployment: string
  readonly trouble: Trouble
  /** By datacenter; `null` where nothing was acknowledged. Milliseconds. */
  readonly writes: ReadonlyArray<Distribution | null>
  readonly reads: ReadonlyArray<Distribution | null>
  /** By datacenter: the quantiles of the writes at `curveAt`. Only where there is no trouble. */
  readonly curves: ReadonlyArray<ReadonlyArray<number>>
  /** By datacenter: writes asked during the trouble, or during the whole trial where there is none. */
  readonly availability: ReadonlyArray<Share>
  /** The same, of what was asked before a follower could be promoted, and after. */
  readonly early: ReadonlyArray<Share>
  readonly late: ReadonlyArray<Share>
  /** By datacenter: the longest time without an acknowledged write, in milliseconds. */
  readonly silence: ReadonlyArray<number>
  /** The share of all writes that were acknowledged, by second of asking. Only where there is trouble. */
  readonly overTime: ReadonlyArray<number | null>
  /** Of reads asked during the trouble, or during the whole trial where there is none. */
  readonly staleness: Staleness
  /** Acknowledged writes that nobody has in the end. */
  readonly lost: number
  readonly recovery: Recovery | null
  /** `true` when all leaders show the same in the end. */
  readonly agreed: boolean
}

/** Milliseconds of one point of `overTime`. */
export const stretch = 1000

/**
 * The figures of a trace. What was asked so late in the trouble that its answer could come after it is left out, so that
 * every write counted had to be answered during the trouble.
 */
export const summaryOf = (
  trace: Trace,
  places: Places,
  { name }: Deployment,
  { trouble, from, to }: Scenario,
  { duration, timeout, detection }: Scale,
): Summary => {
  const all = places.names.map((_, place) => place)
  const calm = trouble === "none"
  const [begin, end] = calm ? [0, duration] : [from, to - timeout]
  const within = (first: number, last: number) => all.map((place) => availability(trace, place, first, last))
  const writes = writeLatencies(trace, all.length)
  return {
    deployment: name,
    trouble,
    writes: writes.map(distributionOf),
    reads: readLatencies(trace, all.length).map(distributionOf),
    curves: calm ? writes.map(curveOf) : [],
    availability: within(begin, end),
    early: within(begin, Math.min(end, begin + detection)),
    late: within(Math.min(end, begin + detection), end),
    silence: all.map((place) => longestSilence(trace, place, duration)),
    overTime: calm ? [] : availabilityOverTime(trace, duration, stretch),
    staleness: staleness(trace, all, calm ? 0 : from, calm ? duration : to),
    lost: lostWrites(trace),
    recovery: trace.recovery,
    agreed: trace.agreed,
  }
}
