/** Every strategy, the one that is used by default first. */
import { seedOf } from "./random.ts"
import type { Strategy } from "./strategy.ts"
import { uniformDrawn } from "./uniform.ts"

export const uniform: Strategy = {
  name: "uniform",
  title: "Each move drawn on its own, after a swarm of faults and objects: fast, and good at shallow bugs.",
  source: "Groce et al., Swarm Testing (ISSTA 2012)",
  against: (_subject, scope, seed) => ({
    draw: (run) => uniformDrawn(scope, seedOf(seed, run)),
    learn: () => undefined,
  }),
}

export const strategies: ReadonlyArray<Strategy> = [uniform]
