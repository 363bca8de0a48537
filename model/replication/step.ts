/**
 * The replication machine: `step` says what a move does to a cluster.
 *
 * It is total and deterministic. A move that is not enabled gives the same cluster back, and nothing happened.
 */
import { transactionAt } from "../vocabulary/change.ts"
import type { Dot } from "../vocabulary/dot.ts"
import { remembersDeletes, remembersStamps, withoutStamps, withoutTombstones } from "../objects/row.ts"
import { recover } from "./applying.ts"
import { type Cluster, type LeaderState, type Objects, withLeader, withLink } from "./cluster.ts"
import { connect, linkIndex, reopened, topologyOf } from "./connecting.ts"
import type { Design } from "./design.ts"
import { messageAt, passed, past } from "./link.ts"
import { join, leave } from "./membership.ts"
import type { Move } from "./move.ts"
import { receive } from "./receiving.ts"
import { nothing, type Stepped } from "./stepped.ts"
import { write } from "./writing.ts"

export type { Stepped } from "./stepped.ts"

/** What a move does. */
export const step = (design: Design, cluster: Cluster, move: Move): Stepped => {
  switch (move.kind) {
    case "write":
      return write(design, cluster, move.at, move.after, move.write)
    case "deliver":
      return deliver(design, cluster, move.from, move.to, move.ahead)
    case "duplicate":
      return duplicate(design, cluster, move.from, move.to, move.back)
    case "lose":
      return lose(design, cluster, move.from, move.to)
    case "cut":
    case "mend":
    case "reconnect":
      return connect(design, cluster, move.kind, move.from, move.to)
    case "crash":
      return crash(design, cluster, move.at)
    case "restart":
      return restart(design, cluster, move.at)
    case "clock":
      return jump(cluster, move.at, move.by)
    case "vacuum":
      return vacuum(design, cluster, move.at)
    case "leave":
      return leave(design, cluster, move.at)
    case "join":
      return join(design, cluster, move.at)
  }
}

const deliver = (design: Design, cluster: Cluster, from: number, to: number, ahead: number): Stepped => {
  const at = linkIndex(cluster, from, to)
  const link = cluster.links[at]
  const sender = cluster.leaders[from]
  if (link === undefined || link.connection === null || sender === undefined) return nothing(cluster)
  if (ahead > 0 && design.delivery.stream) return nothing(cluster)
  const topology = topologyOf(design, cluster)
  const index = messageAt(topology, link, sender.log, ahead)
  if (index === -1) return nothing(cluster)
  const received = receive(design, cluster, from, to, transactionAt(sender.log, index))
  if (received.blocked) return received
  const connection = past(topology, link, link.connection, sender.log, index, ahead > 0)
  return { cluster: withLink(received.cluster, at, { ...link, connection }), happened: received.happened }
}

const duplicate = (design: Design, cluster: Cluster, from: number, to: number, back: number): Stepped => {
  const link = cluster.links[linkIndex(cluster, from, to)]
  const sender = cluster.leaders[from]
  if (link === undefined || sender === undefined || design.delivery.stream) return nothing(cluster)
  const index = passed(topologyOf(design, cluster), link, sender.log, back + 1)[back]
  return index === undefined
    ? nothing(cluster)
    : receive(design, cluster, from, to, transactionAt(sender.log, index))
}

const lose = (design: Design, cluster: Cluster, from: number, to: number): Stepped => {
  const at = linkIndex(cluster, from, to)
  const link = cluster.links[at]
  const sender = cluster.leaders[from]
  if (link === undefined || link.connection === null || sender === undefined) return nothing(cluster)
  if (design.delivery.stream) return nothing(cluster)
  const topology = topologyOf(design, cluster)
  const index = messageAt(topology, link, sender.log, 0)
  if (index === -1) return nothing(cluster)
  const connection = past(topology, link, link.connection, sender.log, index, false)
  return {
    cluster: withLink(cluster, at, { ...link, connection }),
    happened: transactionAt(sender.log, index).map(({ dot }) => ({ kind: "lost", from, to, dot })),
  }
}

const crash = (design: Design, cluster: Cluster, at: number): Stepped => {
  const leader = cluster.leaders[at]
  if (leader === undefined || !leader.up) return nothing(cluster)
  const forgot: ReadonlyArray<Dot> = leader.log.slice(leader.durable).map((change) => change.dot)
  return {
    cluster: reopened(design, withLeader(cluster, recover(design, leader)), at),
    happened: [{ kind: "crashed", at, forgot }],
  }
}

const restart = (design: Design, cluster: Cluster, at: number): Stepped => {
  const leader = cluster.leaders[at]
  if (leader === undefined || leader.up || !leader.present) return nothing(cluster)
  const { objects } = leader
  const known =
    design.forgetsStamps === "on restart"
      ? { ...objects, row: withoutStamps(objects.row), record: withoutStamps(objects.record) }
      : objects
  return {
    cluster: reopened(design, withLeader(cluster, { ...leader, up: true, objects: known }), at),
    happened: [{ kind: "restarted", at }],
  }
}

const jump = (cluster: Cluster, at: number, by: number): Stepped => {
  const leader = cluster.leaders[at]
  if (leader === undefined || by === 0) return nothing(cluster)
  return {
    cluster: withLeader(cluster, { ...leader, offset: leader.offset + by }),
    happened: [{ kind: "clock", at, by }],
  }
}

const vacuum = (design: Design, cluster: Cluster, at: number): Stepped => {
  const leader = cluster.leaders[at]
  if (leader === undefined || !leader.up || !canVacuum(design, leader)) return nothing(cluster)
  const kept = (cells: Objects["row"]): Objects["row"] => {
    const left = design.vacuums ? withoutTombstones(cells) : cells
    return design.forgetsStamps === "on vacuum" ? withoutStamps(left) : left
  }
  const { objects } = leader
  const vacuumed = { ...objects, row: kept(objects.row), record: kept(objects.record) }
  return {
    cluster: withLeader(cluster, { ...leader, objects: vacuumed }),
    happened: [{ kind: "vacuumed", at }],
  }
}

/** `true` when there is something for a vacuum to forget. */
export const canVacuum = (design: Design, { objects }: LeaderState): boolean =>
  [objects.row, objects.record].some(
    (cells) =>
      (design.vacuums && remembersDeletes(cells)) ||
      (design.forgetsStamps === "on vacuum" && remembersStamps(cells)),
  )
