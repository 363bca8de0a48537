/**
 * A topology says over which directed links changes travel and which changes a leader sends on.
 *
 * - All-to-all: every leader sends its own changes, and nothing else, to every other.
 * - Ring: every leader sends to the next one all that it has, except what began there; a change goes around once.
 * - Star: the hub (leader A) sends all that it has, except what began there; the others send their own changes to it.
 * - Tree: a leader sends to its parent what began below it, and to a child everything else (A is the root; the parent of
 *   the leader at place n is at place (n - 1) / 2).
 * - Any directed graph: a leader sends all that it has, except what began at the receiver. A change can come by two ways, so
 *   leaders must recognise what they have seen.
 *
 * Loop suppression is the exception in each rule: without it a change comes back to where it began, and circulates for
 * ever wherever leaders do not recognise what they have seen. (These do, by version vector; a binary log does not.)
 *
 * When a leader leaves, the ring closes around it and a tree hangs its children on the nearest leader above; a star without
 * its hub has no link left.
 * Source: Kleppmann, *Designing Data-Intensive Applications* (2017), ch. 5, "Multi-Leader Replication Topologies".
 */
import { type LeaderId, leadersOf } from "./vocabulary/leader.ts"

export interface Link {
  readonly from: LeaderId
  readonly to: LeaderId
}

export type TopologyName = "all-to-all" | "ring" | "star" | "tree" | "graph"

export interface Topology {
  readonly name: TopologyName
  /** The links among some leaders, who are in ascending order; in a fixed order. */
  readonly among: (leaders: ReadonlyArray<LeaderId>) => ReadonlyArray<Link>
  /** The links of a cluster of the given size. */
  readonly links: (size: number) => ReadonlyArray<Link>
  /** `true` when the link carries a change that began at `origin`. */
  readonly carries: (link: Link, origin: LeaderId) => boolean
}

const topology = (rule: Omit<Topology, "links">): Topology => ({
  ...rule,
  links: (size) => rule.among(leadersOf(size)),
})

export const allToAll: Topology = topology({
  name: "all-to-all",
  among: (leaders) =>
    leaders.flatMap((from) => leaders.filter((to) => to !== from).map((to) => ({ from, to }))),
  carries: (link, origin) => origin === link.from,
})

export const ring: Topology = topology({
  name: "ring",
  among: (leaders) =>
    leaders.flatMap((from, index) => {
      const to = leaders[(index + 1) % leaders.length] ?? from
      return to === from ? [] : [{ from, to }]
    }),
  carries: (link, origin) => origin !== link.to,
})

/** The star's centre, and the tree's root: leader A. */
export const hub: LeaderId = 0

export const star: Topology = topology({
  name: "star",
  among: (leaders) =>
    leaders.includes(hub)
      ? leaders.flatMap((leaf) =>
          leaf === hub
            ? []
            : [
                { from: hub, to: leaf },
                { from: leaf, to: hub },
              ],
        )
      : [],
  carries: (link, origin) => (link.from === hub ? origin !== link.to : origin === link.from),
})

/** `true` when the leader is `root` or below it in the tree. */
const isWithin = (root: LeaderId, leader: LeaderId): boolean =>
  leader === root || (leader > root && isWithin(root, (leader - 1) >> 1))

export const tree: Topology = topology({
  name: "tree",
  among: (leaders) =>
    leaders.slice(1).flatMap((child) => {
      const above = leaders.filter((leader) => leader !== child && isWithin(leader, child))
      // Where no leader above is left, the lowest leader takes its place.
      const parent = above.at(-1) ?? leaders[0] ?? child
      return [
        { from: parent, to: child },
        { from: child, to: parent },
      ]
    }),
  carries: ({ from, to }, origin) => (from < to ? !isWithin(to, origin) : isWithin(from, origin)),
})

/** The topology of the links given, among those of its leaders that are there. */
export const graph = (links: ReadonlyArray<Link>): Topology =>
  topology({
    name: "graph",
    among: (leaders) => links.filter(({ from, to }) => leaders.includes(from) && leaders.includes(to)),
    carries: (link, origin) => origin !== link.to,
  })

export const topologies: ReadonlyArray<Topology> = [allToAll, ring, star, tree]
