/** A strategy out of a policy: what a run consists of is drawn as for any other, and the policy decides the order. */
import { actorsOf } from "./actors.ts"
import { drawOf } from "./draw.ts"
import { type Policy, type Race, run } from "./race.ts"
import { type Random, seeded, seedOf } from "./random.ts"
import type { Scope } from "./scope.ts"
import type { Drawn, Strategy } from "./strategy.ts"

/** A way to draw a policy for a race of at most so many steps. */
export interface Scheduler extends Pick<Strategy, "name" | "title" | "source"> {
  readonly policyFor: <Event>(
    race: Race<Event>,
    most: number,
    random: Random,
  ) => {
    readonly policy: Policy
    /** What it drew for itself, such as `depth 3`; empty for nothing. */
    readonly drawn: string
  }
}

/** Sets the randomness of a race apart from that of what exists in it. */
const apart = 0x2545f491

/** The schedule of a run by a scheduler, and what it was drawn from. */
export const raced = (scheduler: Scheduler, scope: Scope, seed: number): Drawn => {
  const random = seeded(seed ^ apart)
  const draw = drawOf(scope, seed, scheduler.name)
  const race = actorsOf(scope, draw, random)
  const { policy, drawn } = scheduler.policyFor(race, scope.moves, random)
  const moves = run(race, policy, scope.moves)
  const by = drawn === "" ? scheduler.name : `${scheduler.name}, ${drawn}`
  return { schedule: { leaders: scope.leaders, moves }, draw: { ...draw, by } }
}

/** The scheduler as a strategy, which learns nothing. */
export const racing = (scheduler: Scheduler): Strategy => {
  const { name, title, source } = scheduler
  return {
    name,
    title,
    source,
    against: (_subject, scope, seed) => ({
      draw: (run) => raced(scheduler, scope, seedOf(seed, run)),
      learn: () => undefined,
    }),
  }
}
