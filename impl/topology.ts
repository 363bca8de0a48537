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
  /** The links among these leaders, of whom the first is the lowest. */
  readonly among: (members: ReadonlyArray<LeaderId>) => ReadonlyArray<Link>
  /** The links of a cluster of this many leaders. */
  readonly links: (leaders: number) => ReadonlyArray<Link>
  /** `true` when changes that began at `origin` travel over the link. */
  readonly carries: (link: Link, origin: LeaderId) => boolean
}

const numbers = (leaders: number): ReadonlyArray<LeaderId> =>
  Array.from({ length: leaders }, (_, leader) => leader)

const make = (name: string, among: Topology["among"], carries: Topology["carries"]): Topology => ({
  name,
  among,
  links: (leaders) => among(numbers(leaders)),
  carries,
})

/** Every leader sends its own changes to every other. */
export const allToAll: Topology = make(
  "all-to-all",
  (members) => members.flatMap((from) => members.filter((to) => to !== from).map((to) => ({ from, to }))),
  (link, origin) => origin === link.from,
)

/** Every leader sends to the next one, the last to the first, all but what began there. */
export const ring: Topology = make(
  "ring",
  (members) =>
    members.length < 2
      ? []
      : members.map((from, index) => ({ from, to: members[index + 1] ?? members[0] ?? from })),
  (link, origin) => origin !== link.to,
)

const hub: LeaderId = 0

/** The hub, leader 0, sends to every other all but what began there; the others send it their own. */
export const star: Topology = make(
  "star",
  (members) =>
    members
      .filter((leader) => leader !== hub && members.includes(hub))
      .flatMap((leaf) => [
        { from: hub, to: leaf },
        { from: leaf, to: hub },
      ]),
  (link, origin) => (link.from === hub ? origin !== link.to : origin === link.from),
)

/** These links, each of which carries all but what began where it leads. */
export const graph = (links: ReadonlyArray<Link>): Topology =>
  make(
    "graph",
    (members) => links.filter(({ from, to }) => members.includes(from) && members.includes(to)),
    (link, origin) => origin !== link.to,
  )

/**
 * The topology in a cluster some of whose leaders have left: what they had made goes over every link, for those who
 * have not seen it yet.
 */
export const inheriting = (topology: Topology, members: ReadonlyArray<LeaderId>): Topology => ({
  ...topology,
  carries: (link, origin) =>
    topology.carries(link, origin) || (origin !== link.to && !members.includes(origin)),
})

/** The leaders whose changes come to this one directly. */
export const sourcesOf = (
  topology: Topology,
  leader: LeaderId,
  members: ReadonlyArray<LeaderId>,
): ReadonlyArray<LeaderId> =>
  topology
    .among(members)
    .filter((link) => link.to === leader)
    .map((link) => link.from)

/** The leaders to whom changes go from this one directly. */
export const followersOf = (
  topology: Topology,
  leader: LeaderId,
  members: ReadonlyArray<LeaderId>,
): ReadonlyArray<LeaderId> =>
  topology
    .among(members)
    .filter((link) => link.from === leader)
    .map((link) => link.to)

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
