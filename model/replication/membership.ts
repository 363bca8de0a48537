/**
 * Membership: a leader leaves for good, or comes (back) as a copy of one that is there.
 *
 * When a leader leaves, what it had written and not sent is lost with it, and the others are linked anew as the topology
 * links those who are left. Links that stay keep their positions, unless the design inherits: then every link begins with
 * catch-up, for what the leader that left had made.
 */
import { covers, seen } from "../vocabulary/version-vector.ts"
import { type Cluster, type LeaderState, type LinkState, withLeader } from "./cluster.ts"
import { opened } from "./connecting.ts"
import type { Design } from "./design.ts"
import { nothing, type Stepped } from "./stepped.ts"

/** The cluster with the links that its topology has among the leaders who are there. */
const relinked = (design: Design, cluster: Cluster): Cluster => {
  const present = cluster.leaders.filter((leader) => leader.present).map(({ id }) => id)
  const links = design.topology.among(present).map(({ from, to }): LinkState => {
    const known = cluster.links.find((link) => link.from === from && link.to === to)
    return known === undefined || design.inherits
      ? opened(design, cluster, { from, to, cut: known?.cut ?? false, connection: null })
      : known
  })
  return { ...cluster, links }
}

/** What a leader's leaving does; nothing when it has left, or is the last. */
export const leave = (design: Design, cluster: Cluster, at: number): Stepped => {
  const leader = cluster.leaders[at]
  if (leader === undefined || !leader.present) return nothing(cluster)
  if (cluster.leaders.filter(({ present }) => present).length === 1) return nothing(cluster)
  const gone: LeaderState = { ...leader, present: false, up: false, buffer: [] }
  return { cluster: relinked(design, withLeader(cluster, gone)), happened: [{ kind: "left", at }] }
}

/**
 * The leader that a newcomer is copied from: the first that is up of those that will send to it, so that what it sends next
 * goes on where the copy ends; where there is none, the lowest that is up.
 */
const donorOf = ({ topology }: Design, { leaders }: Cluster, at: number): LeaderState | undefined => {
  const there = leaders.filter(({ id, present }) => present || id === at).map(({ id }) => id)
  const above = topology.among(there).find(({ from, to }) => to === at && leaders[from]?.up === true)
  return above === undefined ? leaders.find(({ up }) => up) : leaders[above.from]
}

/** `true` when the leader has left and can come back: the donor has everything that it wrote. */
export const canJoin = (design: Design, cluster: Cluster, at: number): boolean => {
  const leader = cluster.leaders[at]
  const donor = donorOf(design, cluster, at)
  if (leader === undefined || leader.present || donor === undefined) return false
  return covers(donor.vector, { leader: at, sequence: seen(leader.vector, at) })
}

/** What a leader's joining does; nothing when it is there, or what it wrote was lost with it. */
export const join = (design: Design, cluster: Cluster, at: number): Stepped => {
  const leader = cluster.leaders[at]
  const donor = donorOf(design, cluster, at)
  if (leader === undefined || donor === undefined || !canJoin(design, cluster, at)) return nothing(cluster)
  const copy: LeaderState = {
    ...donor,
    id: at,
    present: true,
    up: true,
    offset: leader.offset,
    durable: donor.log.length,
    buffer: [],
  }
  return {
    cluster: relinked(design, withLeader(cluster, copy)),
    happened: [{ kind: "joined", at, from: donor.id }],
  }
}
