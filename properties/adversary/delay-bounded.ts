/**
 * Delay-bounded scheduling: a deterministic scheduler, made to deviate from its order a few times.
 *
 * Without a delay every message is delivered before the next client writes, and clients and faults take turns: nothing is
 * concurrent. A delay puts the actor that would move behind all others. `d` delays in `k` steps of `n` actors give about
 * `k ** d` schedules, however many actors there are; the delays are drawn, since more than two cannot be exhausted.
 * Source: Emmi, Qadeer, Rakamaric, "Delay-Bounded Scheduling" (POPL 2011), sections 2 and 3.
 */
import type { Policy } from "./race.ts"
import type { Random } from "./random.ts"
import type { Scheduler } from "./racing.ts"

/** The most delays that are drawn. */
const mostDelays = 6

/**
 * The policy of so many delays: actors stand in a queue, and the first enabled one moves. One that stays at its place
 * (a link) goes on for as long as it can, any other goes to the end; a delayed one goes to the end without having moved.
 */
export const delayPolicy = (
  queue: ReadonlyArray<number>,
  stays: (actor: number) => boolean,
  delays: ReadonlySet<number>,
): Policy => {
  const order = [...queue]
  const first = (enabled: ReadonlyArray<number>): number =>
    order.find((actor) => enabled.includes(actor)) ?? enabled[0] ?? 0
  const toTheEnd = (actor: number): void => {
    order.splice(order.indexOf(actor), 1)
    order.push(actor)
  }
  return (enabled, step) => {
    if (delays.has(step)) toTheEnd(first(enabled))
    const actor = first(enabled)
    if (!stays(actor)) toTheEnd(actor)
    return actor
  }
}

/** Steps at which there is a delay. */
const drawnDelays = (count: number, steps: number, random: Random): ReadonlySet<number> =>
  new Set(Array.from({ length: count }, () => random.below(steps)))

export const delayBoundedScheduler: Scheduler = {
  name: "delay-bounded",
  title: "A cluster that delivers at once, with a few delays: bugs that few messages under way suffice for.",
  source: "Emmi, Qadeer, Rakamaric, Delay-Bounded Scheduling (POPL 2011)",
  policyFor: ({ actors, kindOf }, most, random) => {
    const count = 1 + random.below(mostDelays)
    const all = Array.from({ length: actors }, (_, actor) => actor)
    const queue = [...all.filter((actor) => kindOf(actor) === "link"), ...turns(all, kindOf)]
    return {
      policy: delayPolicy(queue, (actor) => kindOf(actor) === "link", drawnDelays(count, most, random)),
      drawn: `delays ${count}`,
    }
  },
}

/** Clients and faults by turns, so that not all faults come before or after all writes. */
const turns = (all: ReadonlyArray<number>, kindOf: (actor: number) => string): ReadonlyArray<number> => {
  const clients = all.filter((actor) => kindOf(actor) === "client")
  const faults = all.filter((actor) => kindOf(actor) === "fault")
  return Array.from({ length: Math.max(clients.length, faults.length) }, (_, place) => [
    ...clients.slice(place, place + 1),
    ...faults.slice(place, place + 1),
  ]).flat()
}
