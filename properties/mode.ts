/**
 * How the faults of a schedule end, and what can be judged then.
 *
 * - `healing`: every leader and link heals; every property is judged.
 * - `core`: a random connected core of leaders heals, and the rest stays cut off. Properties that hold at every moment are
 *   judged, and of those about the end the ones that speak of the leaders who are there, which are the core then.
 * - `safety`: nothing heals and faults have no budget; only properties that hold at every moment are judged.
 *
 * Source: the liveness mode of TigerBeetle's simulator (safety under any faults, then a core that must converge).
 */
import type { Link } from "../model/topology.ts"
import { type LeaderId, leadersOf } from "../model/vocabulary/leader.ts"
import { everyAcknowledgedWriteReachesEveryLeader } from "./catalogue/convergence/every-acknowledged-write-reaches-every-leader.ts"
import { quietClusterAgrees } from "./catalogue/convergence/quiet-cluster-agrees.ts"
import { replicationStops } from "./catalogue/convergence/replication-stops.ts"
import { type Random, seeded } from "./adversary/random.ts"
import type { Property } from "./property.ts"
import type { Schedule } from "./schedule/schedule.ts"

export const modes = ["healing", "core", "safety"] as const

export type Mode = (typeof modes)[number]

/** What can be judged of a core: properties about the end that say what is so when others stay failed. */
const ofTheCore: ReadonlySet<Property> = new Set([
  quietClusterAgrees,
  everyAcknowledgedWriteReachesEveryLeader,
  replicationStops,
])

/** Why a property cannot be judged when the faults end so; `null` when it can. */
export const notJudged = (property: Property, mode: Mode): string | null => {
  if (mode === "healing" || property.expectation === "always") return null
  if (mode === "safety") return "it speaks of a cluster that has healed, and nothing heals"
  return ofTheCore.has(property) ? null : "it speaks of every leader, and only a core heals"
}

/** How the faults of a schedule end. */
export const modeOf = ({ core, leaders }: Pick<Schedule, "core" | "leaders">): Mode =>
  core === undefined || core.length === leaders ? "healing" : core.length === 0 ? "safety" : "core"

/** How many sets of leaders are tried. */
const tries = 32

/**
 * A random core of a cluster: two or more of its leaders, but not all, each of whom reaches each other over the links among
 * them. `null` where none was come upon: in a ring there is none.
 */
export const coreOf = (
  leaders: number,
  links: ReadonlyArray<Link>,
  random: Random,
): ReadonlyArray<LeaderId> | null => {
  for (let tried = 0; tried < tries; tried++) {
    const core = random.some(leadersOf(leaders))
    const connected = core.every((from) => reached(from, core, links) === core.length)
    if (core.length > 1 && core.length < leaders && connected) return core
  }
  return null
}

/** How many leaders of the core a leader of it reaches, itself among them. */
const reached = (from: LeaderId, core: ReadonlyArray<LeaderId>, links: ReadonlyArray<Link>): number => {
  const found = [from]
  for (const at of found)
    for (const link of links)
      if (link.from === at && core.includes(link.to) && !found.includes(link.to)) found.push(link.to)
  return found.length
}

/** Sets the choice of a core apart from the other randomness of a run. */
const apart = 0x7f4a7c15

/** The schedule with the end that its seed draws; all heals where no part of the cluster is connected without the rest. */
export const ending = (
  schedule: Schedule,
  mode: Mode,
  links: ReadonlyArray<Link>,
  seed: number,
): Schedule => {
  switch (mode) {
    case "healing":
      return schedule
    case "core": {
      const core = coreOf(schedule.leaders, links, seeded(seed ^ apart))
      return core === null ? schedule : { ...schedule, core }
    }
    case "safety":
      return { ...schedule, core: [] }
  }
}
