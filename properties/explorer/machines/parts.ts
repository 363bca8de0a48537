/**
 * The state of the replication model in parts, as the packed explorer keeps it: each leader with what was observed at it, each
 * link, which of them are out, and the counts.
 */
import { type Cluster, type LeaderState, type LinkState, start } from "../../../model/replication/cluster.ts"
import type { Design } from "../../../model/replication/design.ts"
import type { LeaderId } from "../../../model/vocabulary/leader.ts"
import { type Component, held } from "../packed/machine.ts"
import { type Outages, outagesOf } from "../replication.ts"

/** A leader, and a fingerprint of everything that has happened there, in order. */
export interface Site {
  readonly leader: LeaderState
  readonly past: number
}

export interface Counts {
  readonly now: number
  readonly writes: number
  readonly faultMoves: number
}

/** What is seen of a state in some of its parts; what is not seen is as it is at the start. */
export interface Seen {
  readonly cluster: Cluster
  readonly pasts: ReadonlyArray<number>
  readonly outages: Outages
  readonly counts: Counts
}

export interface Parts {
  readonly components: ReadonlyArray<Component<unknown>>
  readonly sites: ReadonlyArray<Component<Site>>
  readonly everything: ReadonlyArray<number>
  readonly site: (leader: LeaderId) => number
  readonly link: (from: LeaderId, to: LeaderId) => number
  readonly outages: number
  readonly counts: number
  /** What is seen of a state where these places hold these values. */
  readonly seen: (places: ReadonlyArray<number>, values: ReadonlyArray<unknown>) => Seen
  readonly valueAt: (seen: Seen, place: number) => unknown
}

/** The parts of a cluster of a design. */
export const partsOf = (design: Design, size: number): Parts => {
  const cluster = start(design, size)
  const outages = size + cluster.links.length
  const counts = outages + 1
  const begin: Seen = {
    cluster,
    pasts: cluster.leaders.map(() => 0),
    outages: outagesOf(cluster),
    counts: { now: 0, writes: 0, faultMoves: 0 },
  }
  const valueAt = (seen: Seen, place: number): unknown => {
    if (place === outages) return seen.outages
    if (place === counts) return seen.counts
    return place < size
      ? { leader: seen.cluster.leaders[place], past: seen.pasts[place] }
      : seen.cluster.links[place - size]
  }
  const everything = Array.from({ length: counts + 1 }, (_, place) => place)
  return {
    sites: cluster.leaders.map((leader) => ({ place: leader.id, initial: { leader, past: 0 } })),
    components: everything.map((place) => ({ place, initial: valueAt(begin, place) })),
    everything,
    site: (leader) => leader,
    link: (from, to) => size + cluster.links.findIndex((link) => link.from === from && link.to === to),
    outages,
    counts,
    valueAt,
    seen: (places, values) => {
      const leaders = begin.cluster.leaders.slice()
      const links = begin.cluster.links.slice()
      const pasts = begin.pasts.slice()
      const told = { outages: begin.outages, counts: begin.counts }
      for (const [index, place] of places.entries()) {
        const value = values[index]
        if (place === outages) told.outages = held<Outages>(value)
        else if (place === counts) told.counts = held<Counts>(value)
        else if (place >= size) links[place - size] = held<LinkState>(value)
        else {
          const site = held<Site>(value)
          leaders[place] = site.leader
          pasts[place] = site.past
        }
      }
      return { ...told, cluster: { now: told.counts.now, leaders, links }, pasts }
    },
  }
}
