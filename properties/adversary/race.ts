/**
 * A race: some actors, each with a next event that is enabled or not, and a policy that says who moves.
 *
 * It is all that a scheduling strategy knows of what it schedules, so that its guarantee can be checked on a race of two
 * actors in a test, and be used on a whole cluster.
 */

/** Who moves: a client, a link that delivers, or a fault. */
export type ActorKind = "client" | "link" | "fault"

export interface Race<Event> {
  /** Actors are numbered from 0. */
  readonly actors: number
  readonly kindOf: (actor: number) => ActorKind
  readonly isEnabled: (actor: number) => boolean
  /** The actor's next event; called for an enabled actor only. Performs it. */
  readonly perform: (actor: number) => Event
  /** `true` when it matters which of the two actors' next events is first. */
  readonly conflict: (one: number, other: number) => boolean
}

/** Who moves: one of the enabled actors, at a step numbered from 0. A policy is used for one race. */
export type Policy = (enabled: ReadonlyArray<number>, step: number) => number

/** The events in the order in which the policy lets the actors move, until none is enabled; at most `most` of them. */
export const run = <Event>(race: Race<Event>, policy: Policy, most: number): ReadonlyArray<Event> => {
  const events: Array<Event> = []
  while (events.length < most) {
    const enabled: Array<number> = []
    for (let actor = 0; actor < race.actors; actor++) if (race.isEnabled(actor)) enabled.push(actor)
    if (enabled.length === 0) break
    events.push(race.perform(policy(enabled, events.length)))
  }
  return events
}

/** The first of the actors whose number is highest, of those that are given. */
export const highest = (actors: ReadonlyArray<number>, numbers: ReadonlyArray<number>): number => {
  let best = actors[0] ?? 0
  for (const actor of actors) if ((numbers[actor] ?? 0) > (numbers[best] ?? 0)) best = actor
  return best
}
