/**
 * Writing: a client asks a leader, and the leader that decides makes a change, or refuses.
 *
 * Where the first leader decides for all, the request must reach it and the answer must come back, so a write needs both
 * directions of its link: this is the baseline that multi-leader replication is compared with.
 */
import type { LeaderId } from "../vocabulary/leader.ts"
import type { Write } from "../vocabulary/write.ts"
import { applyLocal, prepare } from "./applying.ts"
import { type Cluster, withLeader } from "./cluster.ts"
import type { Design } from "./design.ts"
import type { Refusal } from "./happening.ts"
import { nothing, type Stepped } from "./stepped.ts"
import { shows } from "./view.ts"

const first: LeaderId = 0

const isUp = (cluster: Cluster, leader: LeaderId): boolean => cluster.leaders[leader]?.up === true

const isOpen = (cluster: Cluster, from: LeaderId, to: LeaderId): boolean =>
  cluster.links.some((link) => link.from === from && link.to === to && link.connection !== null)

/** The leader that decides on a write asked at `asked`, or why there is none. */
const decider = (design: Design, cluster: Cluster, asked: LeaderId): LeaderId | Refusal => {
  if (!isUp(cluster, asked)) return "down"
  if (design.accepts === "every" || asked === first) return asked
  return isOpen(cluster, asked, first) && isOpen(cluster, first, asked) ? first : "unreachable"
}

/** What a client's write does, `after` ticks later than what came before. */
export const write = (
  design: Design,
  cluster: Cluster,
  asked: LeaderId,
  after: number,
  request: Write,
): Stepped => {
  if (cluster.leaders[asked] === undefined) return nothing(cluster)
  const then: Cluster = { ...cluster, now: cluster.now + after }
  const refused = (why: Refusal) => ({
    cluster: then,
    happened: [{ kind: "refused", at: asked, write: request, why } as const],
  })
  const at = decider(design, cluster, asked)
  if (typeof at === "string") return refused(at)
  const leader = cluster.leaders[at]
  if (leader === undefined) return refused("down")
  const operation = prepare(leader.objects, request)
  if (operation === null) return refused("absent")
  const dot = { leader: at, sequence: (leader.vector[at] ?? 0) + 1 }
  const time = design.clock.tick(leader.latest, then.now + leader.offset)
  const stamp = { wall: time.wall, logical: time.logical, leader: at }
  const next = applyLocal(design, leader, { dot, dependencies: leader.vector, stamp, operation })
  return {
    cluster: withLeader(then, next),
    happened: [
      { kind: "wrote", at, asked, dot, stamp, write: request, shows: shows(next.objects, operation) },
    ],
  }
}
