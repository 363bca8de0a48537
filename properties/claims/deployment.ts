/**
 * A deployment says who accepts writes: a leader in every datacenter, or one leader with followers in the others.
 *
 * Every datacenter has a replica; the last number is for one that takes the place of a leader that was given up. A
 * follower is the same program as a leader: nobody writes to it, and nobody follows it.
 */
import { allToAll, graph, type LeaderId, type Topology } from "../../impl/index.ts"

export interface Deployment {
  readonly name: string
  readonly title: string
  /** `true` when every datacenter's leader accepts its clients' writes. */
  readonly everywhere: boolean
  /** Who answers a client: the leader alone, or the leader once another has the write too. */
  readonly acknowledges: "when durable" | "when a peer has it"
  /** `true` when leaders pass on what they receive, also where it goes directly. */
  readonly forwards: boolean
  /** `true` when a follower is promoted once the leader has not been reached for the detection time. */
  readonly failsOver: boolean
}

export const multiLeader: Deployment = {
  name: "multi-leader",
  title: "a leader in each datacenter",
  everywhere: true,
  acknowledges: "when durable",
  forwards: false,
  failsOver: false,
}

export const singleLeader: Deployment = {
  name: "single-leader",
  title: "one leader at A, followers in the others",
  everywhere: false,
  acknowledges: "when durable",
  forwards: false,
  failsOver: false,
}

export const failover: Deployment = {
  name: "failover",
  title: "one leader at A; a follower is promoted when A is out",
  everywhere: false,
  acknowledges: "when durable",
  forwards: false,
  failsOver: true,
}

/** A leader in each datacenter that asks another before it answers: what multi-leader replication must not do. */
export const waitsForPeer: Deployment = {
  ...multiLeader,
  name: "waits-for-a-peer",
  title: "a leader in each datacenter, which answers once a peer has the write",
  acknowledges: "when a peer has it",
}

/** Changes go from the leader to each follower, and nowhere else. */
export const followedBy = (leader: LeaderId, followers: ReadonlyArray<LeaderId>): Topology =>
  graph(followers.map((to) => ({ from: leader, to })))

/** The topology at the start, with the leader of a single-leader deployment as number 0. */
export const topologyOf = ({ everywhere, forwards }: Deployment, places: number): Topology => {
  const others = Array.from({ length: places - 1 }, (_, index) => index + 1)
  if (!everywhere) return followedBy(0, others)
  return forwards ? graph(allToAll.links(places)) : allToAll
}
