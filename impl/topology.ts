/**
 * A topology says over which links changes travel, and which changes a link carries.
 *
 * A ring and a star pass on what they receive; the rule that a link never carries a change back to its origin
 * is what keeps it from going around for ever. In a ring one broken link cuts leaders off from each other's
 * changes; in a star the hub does.
 * Source: Kleppmann, *Designing Data-Intensive Applications* (2017), ch. 5, "Multi-Leader Replication
 * Topologies".
 */
import type { Change, LeaderId } from "./change.ts"
import { covers, type VersionVector } from "./version-vector.ts"

/** One direction between two leaders. */
export interface Link {
  readonly from: LeaderId
  readonly to: LeaderId
}

export interface Topology {
  readonly name: string
  /** The links of a cluster of this many leaders. */
  readonly links: (leaders: number) => ReadonlyArray<Link>
  /** `true` when changes that began at `origin` travel over the link. */
  readonly carries: (link: Link, origin: LeaderId) => boolean
}

const numbers = (leaders: number): ReadonlyArray<LeaderId> =>
  Array.from({ length: leaders }, (_, leader) => leader)

/** Every leader sends its own changes to every other. */
export const allToAll: Topology = {
  name: "all-to-all",
  links: (leaders) =>
    numbers(leaders).flatMap((from) =>
      numbers(leaders)
        .filter((to) => to !== from)
        .map((to) => ({ from, to })),
    ),
  carries: (link, origin) => origin === link.from,
}

/** Every leader sends to the next one, the last to the first, all but what began there. */
export const ring: Topology = {
  name: "ring",
  links: (leaders) =>
    leaders < 2 ? [] : numbers(leaders).map((from) => ({ from, to: from + 1 === leaders ? 0 : from + 1 })),
  carries: (link, origin) => origin !== link.to,
}

const hub: LeaderId = 0

/** Leader 0 sends to every other all but what began there; the others send it their own. */
export const star: Topology = {
  name: "star",
  links: (leaders) =>
    numbers(leaders)
      .filter((leader) => leader !== hub)
      .flatMap((leaf) => [
        { from: hub, to: leaf },
        { from: leaf, to: hub },
      ]),
  carries: (link, origin) => (link.from === hub ? origin !== link.to : origin === link.from),
}

/** The leaders whose changes come to this one directly. */
export const sourcesOf = (topology: Topology, leader: LeaderId, leaders: number): ReadonlyArray<LeaderId> =>
  topology
    .links(leaders)
    .filter((link) => link.to === leader)
    .map((link) => link.from)

export interface CatchUpRules {
  /** The position in the sender's log from which a follower with this vector is served. */
  readonly startsAt: (
    log: ReadonlyArray<Change>,
    carries: (change: Change) => boolean,
    vector: VersionVector,
  ) => number
}

export const catchUpRules: CatchUpRules = {
  startsAt: (log, carries, vector) => {
    const first = log.findIndex((change) => carries(change) && !covers(vector, change.dot))
    return first === -1 ? log.length : first
  },
}
