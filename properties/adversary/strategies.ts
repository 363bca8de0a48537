/** Every strategy, the one that is used by default first. */
import { delayBoundedScheduler } from "./delay-bounded.ts"
import { guided } from "./guided.ts"
import { pctScheduler } from "./pct.ts"
import { portfolioOf } from "./portfolio.ts"
import { posScheduler } from "./pos.ts"
import { racing } from "./racing.ts"
import type { Strategy } from "./strategy.ts"
import { swarmScheduler } from "./swarm.ts"
import { uniform } from "./uniform.ts"

const pct = racing(pctScheduler)
const pos = racing(posScheduler)
const swarm = racing(swarmScheduler)
const delayBounded = racing(delayBoundedScheduler)

/** What is used where no strategy is named. */
export const portfolio: Strategy = portfolioOf([
  uniform,
  pct,
  uniform,
  pos,
  uniform,
  swarm,
  uniform,
  delayBounded,
  uniform,
  guided,
])

export const strategies: ReadonlyArray<Strategy> = [portfolio, uniform, pct, pos, swarm, delayBounded, guided]
