/**
 * Probabilistic concurrency testing: the enabled actor of the highest priority moves, and at a few random steps the one that
 * just moved falls behind all others.
 *
 * With `n` actors, at most `k` steps and `d - 1` changes of priority, each bug that takes `d` orderings of events is met with
 * a probability of at least `1 / (n * k ** (d - 1))`, whatever else the actors do.
 * Source: Burckhardt, Kothari, Musuvathi, Nagarakatte, "A Randomized Scheduler with Probabilistic Guarantees of Finding
 * Bugs" (ASPLOS 2010), algorithm 2 and theorem 9.
 */
import { highest, type Policy } from "./race.ts"
import type { Random } from "./random.ts"
import type { Scheduler } from "./racing.ts"

/** The greatest depth that is drawn: most bugs take few orderings. */
const deepest = 5

/** The policy of a depth for so many actors and at most so many steps. */
export const pctPolicy = (actors: number, steps: number, depth: number, random: Random): Policy => {
  // Initial priorities are from `depth` up, in random order; those of the changes are below, each at its own step.
  const priorities = shuffled(actors, random).map((place) => depth + place)
  const changes = new Map<number, number>()
  for (let change = 1; change < depth; change++) changes.set(random.below(steps), depth - change)
  return (enabled, step) => {
    const actor = highest(enabled, priorities)
    const change = changes.get(step)
    if (change !== undefined) priorities[actor] = change
    return actor
  }
}

/** The numbers from 0 up to, but not including, `count`, in random order. */
const shuffled = (count: number, random: Random): Array<number> => {
  const places: Array<number> = []
  for (let place = 0; place < count; place++) {
    const other = random.below(place + 1)
    places.push(place)
    places[place] = places[other] ?? place
    places[other] = place
  }
  return places
}

export const pctScheduler: Scheduler = {
  name: "pct",
  title: "Random priorities with few changes: meets each bug that takes few orderings with a known chance.",
  source: "Burckhardt et al., A Randomized Scheduler with Probabilistic Guarantees (ASPLOS 2010)",
  policyFor: ({ actors }, most, random) => {
    const depth = 1 + random.below(deepest)
    return { policy: pctPolicy(actors, most, depth, random), drawn: `depth ${depth}` }
  },
}
