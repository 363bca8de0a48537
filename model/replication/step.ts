/**
 * The replication machine: `step` says what a move does to a cluster.
 *
 * It is total and deterministic. A move that is not enabled gives the same cluster back, and nothing happened.
 */
import type { Dot } from "../vocabulary/dot.ts"
import { recover } from "./applying.ts"
import { type Cluster, withLeader, withLink } from "./cluster.ts"
import { connect, linkIndex, reopened } from "./connecting.ts"
import type { Design } from "./design.ts"
import { inFlight, passed, past } from "./link.ts"
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
  }
}

const deliver = (design: Design, cluster: Cluster, from: number, to: number, ahead: number): Stepped => {
  const at = linkIndex(cluster, from, to)
  const link = cluster.links[at]
  const sender = cluster.leaders[from]
  if (link === undefined || link.connection === null || sender === undefined) return nothing(cluster)
  if (ahead > 0 && design.delivery.stream) return nothing(cluster)
  const index = inFlight(design.topology, link, sender.log, ahead + 1)[ahead]
  const change = index === undefined ? undefined : sender.log[index]
  if (index === undefined || change === undefined) return nothing(cluster)
  const received = receive(design, cluster, from, to, change)
  if (received.blocked) return received
  const connection = past(design.topology, link, link.connection, sender.log, index, ahead > 0)
  return { cluster: withLink(received.cluster, at, { ...link, connection }), happened: received.happened }
}

const duplicate = (design: Design, cluster: Cluster, from: number, to: number, back: number): Stepped => {
  const link = cluster.links[linkIndex(cluster, from, to)]
  const sender = cluster.leaders[from]
  if (link === undefined || sender === undefined || design.delivery.stream) return nothing(cluster)
  const index = passed(design.topology, link, sender.log, back + 1)[back]
  const change = index === undefined ? undefined : sender.log[index]
  return change === undefined ? nothing(cluster) : receive(design, cluster, from, to, change)
}

const lose = (design: Design, cluster: Cluster, from: number, to: number): Stepped => {
  const at = linkIndex(cluster, from, to)
  const link = cluster.links[at]
  const sender = cluster.leaders[from]
  if (link === undefined || link.connection === null || sender === undefined) return nothing(cluster)
  if (design.delivery.stream) return nothing(cluster)
  const [index] = inFlight(design.topology, link, sender.log, 1)
  const change = index === undefined ? undefined : sender.log[index]
  if (index === undefined || change === undefined) return nothing(cluster)
  const connection = past(design.topology, link, link.connection, sender.log, index, false)
  return {
    cluster: withLink(cluster, at, { ...link, connection }),
    happened: [{ kind: "lost", from, to, dot: change.dot }],
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
  if (leader === undefined || leader.up) return nothing(cluster)
  return {
    cluster: reopened(design, withLeader(cluster, { ...leader, up: true }), at),
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
  if (leader === undefined || !leader.up || !design.vacuums) return nothing(cluster)
  const rows = Object.entries(leader.objects.row)
  if (!rows.some(([, cell]) => cell.kind === "tombstone")) return nothing(cluster)
  const row = Object.fromEntries(rows.filter(([, cell]) => cell.kind !== "tombstone"))
  return {
    cluster: withLeader(cluster, { ...leader, objects: { ...leader.objects, row } }),
    happened: [{ kind: "vacuumed", at }],
  }
}
