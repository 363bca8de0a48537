/** Measurements that several tests look at: made once for each deployment, which changes nothing of what they say. */
import type { Deployment } from "../deployment.ts"
import { measure, type Measurements } from "../measurements.ts"
import type { Scale } from "../scenario.ts"

/** Four seconds of virtual time. */
export const tiny: Scale = {
  duration: 4000,
  troubleFrom: 1000,
  troubleTo: 3000,
  detection: 500,
  timeout: 700,
  rate: 20,
  outages: 3,
}

export const seed = 5

const known = new Map<string, Measurements>()

/** What is measured when this deployment stands for multi-leader replication. */
export const measuredWith = (multi: Deployment): Measurements => {
  const found = known.get(multi.name) ?? measure({ seed, scale: tiny, multi })
  known.set(multi.name, found)
  return found
}
