/**
 * Swarm scheduling: a random walk in which each actor has a weight of its own, and some go on for a while once they move.
 *
 * `uniform` decides by halves what exists in a run; here also how much of it there is differs, by orders of magnitude: one
 * leader writes most, one link hardly delivers, a burst of writes fills the log before anybody reads it.
 * Source: Groce, Zhang, Eide, Chen, Regehr, "Swarm Testing" (ISSTA 2012).
 */
import type { Policy } from "./race.ts"
import type { Random } from "./random.ts"
import type { Scheduler } from "./racing.ts"

/** The weights that an actor may have. */
const weights: ReadonlyArray<number> = [1, 3, 9, 27]

/** How many moves a burst has on average; 1 for none. */
const bursts: ReadonlyArray<number> = [1, 1, 3, 8]

/** The policy of weights, one for each actor, and of bursts of so many moves on average. */
export const swarmPolicy = (weight: ReadonlyArray<number>, burst: number, random: Random): Policy => {
  let latest = -1
  const weighted = (enabled: ReadonlyArray<number>): number => {
    let left = random.below(enabled.reduce((sum, actor) => sum + (weight[actor] ?? 0), 0))
    for (const actor of enabled) {
      left -= weight[actor] ?? 0
      if (left < 0) return actor
    }
    return enabled[0] ?? 0
  }
  return (enabled) => {
    const goesOn = burst > 1 && enabled.includes(latest) && !random.once(burst)
    if (!goesOn) latest = weighted(enabled)
    return latest
  }
}

export const swarmScheduler: Scheduler = {
  name: "swarm",
  title: "A random walk with weights and bursts drawn for each run: lopsided clusters.",
  source: "Groce et al., Swarm Testing (ISSTA 2012)",
  policyFor: ({ actors }, _most, random) => {
    const burst = random.pick(bursts)
    const weight = Array.from({ length: actors }, () => random.pick(weights))
    return {
      policy: swarmPolicy(weight, burst, random),
      drawn: `bursts of ${burst}`,
    }
  },
}
