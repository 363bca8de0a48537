/**
 * Partial order sampling: every event has a random priority of its own, the enabled event of the highest one is next, and
 * those that conflict with it draw theirs anew.
 *
 * Orders of events that do not conflict are all one, so they are not chosen among: each partial order is met with a better
 * chance than by a random walk, in which one actor that has much to do drowns the others.
 * Source: Yuan, Yang, Gu, "Partial Order Aware Concurrency Sampling" (CAV 2018), section 3.
 */
import { highest, type Policy, type Race } from "./race.ts"
import type { Random } from "./random.ts"
import type { Scheduler } from "./racing.ts"

/** Priorities are whole numbers below this: two are equal too rarely to matter. */
const priorities = 2 ** 30

/** The policy for a race; it asks the race which events conflict. */
export const posPolicy = (race: Pick<Race<unknown>, "actors" | "conflict">, random: Random): Policy => {
  const priority = Array.from({ length: race.actors }, () => random.below(priorities))
  return (enabled) => {
    const actor = highest(enabled, priority)
    for (const other of enabled)
      if (other === actor || race.conflict(actor, other)) priority[other] = random.below(priorities)
    return actor
  }
}

export const posScheduler: Scheduler = {
  name: "pos",
  title: "A random priority for each event, drawn anew on a conflict: samples partial orders evenly.",
  source: "Yuan, Yang, Gu, Partial Order Aware Concurrency Sampling (CAV 2018)",
  policyFor: (race, _most, random) => ({ policy: posPolicy(race, random), drawn: "" }),
}
