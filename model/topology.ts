/**
 * A topology says over which directed links changes travel and which changes a leader sends on.
 *
 * - All-to-all: every leader sends its own changes, and nothing else, to every other.
 * - Ring: every leader sends to the next one all that it has, except what began there; a change goes around once.
 * - Star: the hub (leader A) sends all that it has, except what began there; the others send their own changes to it.
 *
 * Loop suppression is the exception in each rule: without it a change comes back to where it began, and circulates for
 * ever wherever leaders do not recognise what they have seen. (These do, by version vector; a binary log does not.)
 * Source: Kleppmann, *Designing Data-Intensive Applications* (2017), ch. 5, "Multi-Leader Replication Topologies".
 */
import { type LeaderId, leadersOf } from "./vocabulary/leader.ts"

export interface Link {
  readonly from: LeaderId
  readonly to: LeaderId
}

export type TopologyName = "all-to-all" | "ring" | "star"

export interface Topology {
  readonly name: TopologyName
  /** The links of a cluster of the given size, in a fixed order. */
  readonly links: (size: number) => ReadonlyArray<Link>
  /** `true` when the link carries a change that began at `origin`. */
  readonly carries: (link: Link, origin: LeaderId) => boolean
}

export const allToAll: Topology = {
  name: "all-to-all",
  links: (size) =>
    leadersOf(size).flatMap((from) =>
      leadersOf(size)
        .filter((to) => to !== from)
        .map((to) => ({ from, to })),
    ),
  carries: (link, origin) => origin === link.from,
}

export const ring: Topology = {
  name: "ring",
  links: (size) => (size < 2 ? [] : leadersOf(size).map((from) => ({ from, to: (from + 1) % size }))),
  carries: (link, origin) => origin !== link.to,
}

/** The star's centre: leader A. */
export const hub: LeaderId = 0

export const star: Topology = {
  name: "star",
  links: (size) =>
    leadersOf(size)
      .slice(1)
      .flatMap((leaf) => [
        { from: hub, to: leaf },
        { from: leaf, to: hub },
      ]),
  carries: (link, origin) => (link.from === hub ? origin !== link.to : origin === link.from),
}

export const topologies: ReadonlyArray<Topology> = [allToAll, ring, star]
