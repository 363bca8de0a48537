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
import type { Design } from "./design.ts"
import { inFlight, passed } from "./link.ts"
import type { Move } from "./move.ts"

const linkMoves = (design: Design, cluster: Cluster): ReadonlyArray<Move> =>
  cluster.links.flatMap((link): ReadonlyArray<Move> => {
    const { from, to } = link
    if (link.cut) return [{ kind: "mend", from, to }]
    const cut: Move = { kind: "cut", from, to }
    const log = cluster.leaders[from]?.log
    if (link.connection === null || log === undefined) return [cut]
    const { stream } = design.delivery
    const waiting = inFlight(design.topology, link, log, stream ? 1 : Number.POSITIVE_INFINITY)
    const gone = stream ? [] : passed(design.topology, link, log)
    return [
      ...waiting.map((_, ahead): Move => ({ kind: "deliver", from, to, ahead })),
      ...(stream || waiting.length === 0 ? [] : [{ kind: "lose", from, to } as const]),
      ...gone.map((_, back): Move => ({ kind: "duplicate", from, to, back })),
      cut,
      { kind: "reconnect", from, to },
    ]
  })

const leaderMoves = (design: Design, cluster: Cluster): ReadonlyArray<Move> =>
  cluster.leaders.flatMap(({ id, up, objects }): ReadonlyArray<Move> => {
    if (!up) return [{ kind: "restart", at: id }]
    const remembers = design.vacuums && Object.values(objects.row).some((cell) => cell.kind === "tombstone")
    const crash: Move = { kind: "crash", at: id }
    return remembers ? [crash, { kind: "vacuum", at: id }] : [crash]
  })

/** Every enabled move but writes and clock jumps, in a fixed order. */
export const enabled = (design: Design, cluster: Cluster): ReadonlyArray<Move> => [
  ...linkMoves(design, cluster),
  ...leaderMoves(design, cluster),
]
