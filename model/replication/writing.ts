/**
 * Writing: a client asks a leader, and the leader that decides makes a change, or several in one transaction, or refuses.
 */
import { alone, appended } from "../vocabulary/change.ts"
import type { LeaderId } from "../vocabulary/leader.ts"
import { seen } from "../vocabulary/version-vector.ts"
import type { Write } from "../vocabulary/write.ts"
import { applyLocal } from "./applying.ts"
import { type Cluster, withLeader } from "./cluster.ts"
import { decider } from "./deciding.ts"
import type { Design } from "./design.ts"
import type { Happening, Refusal } from "./happening.ts"
import { parts, prepare } from "./preparing.ts"
import { nothing, type Stepped } from "./stepped.ts"
import { shows } from "./view.ts"

/** What a client's write does, `after` ticks later than what came before. */
export const write = (
  design: Design,
  cluster: Cluster,
  asked: LeaderId,
  after: number,
  request: Write,
): Stepped => {
  if (cluster.leaders[asked] === undefined) return nothing(cluster)
  const then: Cluster = { now: cluster.now + after, leaders: cluster.leaders, links: cluster.links }
  const refused = (why: Refusal) => ({
    cluster: then,
    happened: [{ kind: "refused", at: asked, write: request, why } as const],
  })
  const at = decider(design, cluster, asked, request)
  if (typeof at === "string") return refused(at)
  const leader = cluster.leaders[at]
  if (leader === undefined) return refused("down")
  const time = design.clock.tick(leader.latest, then.now + leader.offset)
  const stamp = { wall: time.wall, logical: time.logical, leader: at }
  const writes = parts(design, leader, cluster.leaders.length, request)
  if (writes.length === 0) return refused("absent")
  let happened: ReadonlyArray<Happening> = []
  let next = leader
  for (const one of writes) {
    const operation = prepare(next.objects, one, stamp)
    if (typeof operation === "string") return refused(operation)
    const dot = { leader: at, sequence: seen(next.vector, at) + 1 }
    const part = writes.length === 1 ? alone : { index: happened.length, of: writes.length }
    next = applyLocal(design, next, { dot, dependencies: next.vector, stamp, operation, part })
    const shown = shows(next.objects, operation)
    happened = appended(happened, { kind: "wrote", at, asked, dot, stamp, write: one, shows: shown })
  }
  return { cluster: withLeader(then, next), happened }
}
