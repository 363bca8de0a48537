/**
 * For the tests of this folder, and no part of the specification: short words for moves, and ways to play
 * them.
 *
 * A test reads as the schedules of the literature do: `[put(A, "k", "a"), deliver(A, B)]`.
 */
import { type Cluster, start } from "../replication/cluster.ts"
import type { Design } from "../replication/design.ts"
import type { Happening } from "../replication/happening.ts"
import type { Move } from "../replication/move.ts"
import { step, type Stepped } from "../replication/step.ts"
import { view } from "../replication/view.ts"
import type { LeaderId } from "../vocabulary/leader.ts"
import { type Family, type Shown, shownIn, type View, type Write } from "../vocabulary/write.ts"

export const A: LeaderId = 0
export const B: LeaderId = 1
export const C: LeaderId = 2
export const D: LeaderId = 3

/** A client's write, one tick after what came before; `after` 0 is the same instant. */
export const ask = (at: LeaderId, write: Write, after = 1): Move => ({ kind: "write", at, after, write })
export const put = (at: LeaderId, key: string, value: string, after = 1): Move =>
  ask(at, { kind: "put", key, value }, after)
export const del = (at: LeaderId, key: string, after = 1): Move => ask(at, { kind: "delete", key }, after)

export const deliver = (from: LeaderId, to: LeaderId, ahead = 0): Move => ({
  kind: "deliver",
  from,
  to,
  ahead,
})
export const duplicate = (from: LeaderId, to: LeaderId, back = 0): Move => ({
  kind: "duplicate",
  from,
  to,
  back,
})
export const lose = (from: LeaderId, to: LeaderId): Move => ({ kind: "lose", from, to })
export const cut = (from: LeaderId, to: LeaderId): Move => ({ kind: "cut", from, to })
export const mend = (from: LeaderId, to: LeaderId): Move => ({ kind: "mend", from, to })
export const reconnect = (from: LeaderId, to: LeaderId): Move => ({ kind: "reconnect", from, to })
export const crash = (at: LeaderId): Move => ({ kind: "crash", at })
export const restart = (at: LeaderId): Move => ({ kind: "restart", at })
export const vacuum = (at: LeaderId): Move => ({ kind: "vacuum", at })
export const leave = (at: LeaderId): Move => ({ kind: "leave", at })
export const join = (at: LeaderId): Move => ({ kind: "join", at })
export const clock = (at: LeaderId, by: number): Move => ({ kind: "clock", at, by })

/** The cluster after the moves, and all that happened. */
export const continued = (design: Design, cluster: Cluster, moves: ReadonlyArray<Move>): Stepped =>
  moves.reduce<Stepped>(
    (before, move) => {
      const after = step(design, before.cluster, move)
      return { cluster: after.cluster, happened: [...before.happened, ...after.happened] }
    },
    { cluster, happened: [] },
  )

/** The same, from a fresh cluster of `size` leaders. */
export const played = (design: Design, size: number, moves: ReadonlyArray<Move>): Stepped =>
  continued(design, start(design, size), moves)

/** Delivers, link after link, until no link has anything to deliver but what the rules stop. */
export const drained = (design: Design, cluster: Cluster): Stepped => {
  const round = cluster.links.map(({ from, to }) => deliver(from, to))
  const happened: Array<Happening> = []
  let now = cluster
  for (let rounds = 0; rounds < 1000; rounds++) {
    const next = continued(design, now, round)
    if (next.cluster === now) return { cluster: now, happened }
    happened.push(...next.happened)
    now = next.cluster
  }
  throw new Error("after 1000 rounds something is still on its way: a change circulates")
}

/** Ends all faults and delivers the rest: every leader up, every link mended, what was lost sent again. */
export const healed = (design: Design, cluster: Cluster): Stepped => {
  const moves = [
    ...cluster.links.map(({ from, to }) => mend(from, to)),
    ...cluster.leaders.map(({ id }) => restart(id)),
    ...cluster.links.map(({ from, to }) => reconnect(from, to)),
  ]
  return drained(design, continued(design, cluster, moves).cluster)
}

export const viewAt = (cluster: Cluster, at: LeaderId): View | null => {
  const leader = cluster.leaders[at]
  return leader === undefined ? null : view(leader.objects)
}

/** What a read of one object shows at every leader, in their order. */
export const shownEverywhere = (cluster: Cluster, family: Family, key: string): ReadonlyArray<Shown> =>
  cluster.leaders.map(({ objects }) => shownIn(view(objects), family, key))

/** What a read of a row shows at every leader, in their order. */
export const rows = (cluster: Cluster, key: string): ReadonlyArray<Shown> =>
  shownEverywhere(cluster, "row", key)
