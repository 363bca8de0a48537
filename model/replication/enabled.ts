/**
 * The moves of the network and of the machines that would leave a trace now.
 *
 * A client's write and a jump of a clock are not listed: they are always possible, and which ones to offer is
 * the adversary's choice. Law: of the other moves, exactly those listed here make something happen, and
 * `step` gives the very same cluster back for the rest. Most of those listed change the cluster; three kinds
 * may leave it equal: a delivery that the rules stop, a duplicate that is ignored, and a reconnection that
 * finds the position it left.
 */
import type { Cluster } from "./cluster.ts"
import { topologyOf } from "./connecting.ts"
import type { Design } from "./design.ts"
import { inFlight, passed } from "./link.ts"
import { canJoin } from "./membership.ts"
import type { Move } from "./move.ts"
import { canVacuum } from "./step.ts"

const linkMoves = (design: Design, cluster: Cluster): ReadonlyArray<Move> => {
  const topology = topologyOf(design, cluster)
  return cluster.links.flatMap((link): ReadonlyArray<Move> => {
    const { from, to } = link
    if (link.cut) return [{ kind: "mend", from, to }]
    const cut: Move = { kind: "cut", from, to }
    const log = cluster.leaders[from]?.log
    if (link.connection === null || log === undefined) return [cut]
    const { stream } = design.delivery
    const waiting = inFlight(topology, link, log, stream ? 1 : Number.POSITIVE_INFINITY)
    const gone = stream ? [] : passed(topology, link, log)
    return [
      ...waiting.map((_, ahead): Move => ({ kind: "deliver", from, to, ahead })),
      ...(stream || waiting.length === 0 ? [] : [{ kind: "lose", from, to } as const]),
      ...gone.map((_, back): Move => ({ kind: "duplicate", from, to, back })),
      cut,
      { kind: "reconnect", from, to },
    ]
  })
}

const leaderMoves = (design: Design, cluster: Cluster): ReadonlyArray<Move> => {
  const present = cluster.leaders.filter((leader) => leader.present).length
  return cluster.leaders.flatMap((leader): ReadonlyArray<Move> => {
    const at = leader.id
    if (!leader.present) return canJoin(design, cluster, at) ? [{ kind: "join", at }] : []
    return [
      { kind: leader.up ? "crash" : "restart", at },
      ...(leader.up && canVacuum(design, leader) ? [{ kind: "vacuum", at } as const] : []),
      ...(present > 1 ? [{ kind: "leave", at } as const] : []),
    ]
  })
}

/** Every enabled move but writes and clock jumps, in a fixed order. */
export const enabled = (design: Design, cluster: Cluster): ReadonlyArray<Move> => [
  ...linkMoves(design, cluster),
  ...leaderMoves(design, cluster),
]
