/**
 * Connecting: the moves that end a link's connection or open a new one, which begins with catch-up.
 *
 * A link has a connection only while it is not cut and both its ends are up. Where the delivery resumes, a new connection goes on
 * where the one before it ended.
 */
import type { Topology } from "../topology.ts"
import { type Cluster, type LinkState, withLink } from "./cluster.ts"
import type { Design } from "./design.ts"
import type { Happening } from "./happening.ts"
import { catchUp } from "./link.ts"
import { nothing, type Stepped } from "./stepped.ts"

/**
 * The topology as it is among the leaders who are there: where the design inherits, a link also carries what began at a
 * leader that has left.
 */
export const topologyOf = ({ topology, inherits }: Design, { leaders }: Cluster): Topology =>
  !inherits || leaders.every(({ present }) => present)
    ? topology
    : {
        ...topology,
        carries: (link, origin) =>
          topology.carries(link, origin) || (origin !== link.to && leaders[origin]?.present === false),
      }

/** Where the link is in the cluster's list; -1 when the topology has no such link. */
export const linkIndex = ({ links }: Cluster, from: number, to: number): number => {
  for (let index = 0; index < links.length; index++) {
    const link = links[index]
    if (link?.from === from && link.to === to) return index
  }
  return -1
}

/** The link with a new connection where it is not cut and both ends are up; without one elsewhere. */
export const opened = (design: Design, cluster: Cluster, link: LinkState): LinkState => {
  const sender = cluster.leaders[link.from]
  const receiver = cluster.leaders[link.to]
  const read = design.delivery.resumes === true ? (link.connection?.next ?? link.read) : undefined
  if (link.cut || sender?.up !== true || receiver?.up !== true)
    return { ...link, connection: null, ...(read === undefined ? {} : { read }) }
  return read === undefined
    ? catchUp(topologyOf(design, cluster), link, sender.log, receiver.vector)
    : { ...link, connection: { since: read, next: read, early: [] } }
}

/** What a cut, a mend or a reconnection of one link does. */
export const connect = (
  design: Design,
  cluster: Cluster,
  kind: "cut" | "mend" | "reconnect",
  from: number,
  to: number,
): Stepped => {
  const at = linkIndex(cluster, from, to)
  const link = cluster.links[at]
  if (link === undefined || link.cut !== (kind === "mend")) return nothing(cluster)
  if (kind === "reconnect" && link.connection === null) return nothing(cluster)
  const happened: Happening = {
    kind: kind === "cut" ? "cut" : kind === "mend" ? "mended" : "reconnected",
    from,
    to,
  }
  return {
    cluster: withLink(cluster, at, opened(design, cluster, { ...link, cut: kind === "cut" })),
    happened: [happened],
  }
}

/** The cluster with every link of one leader opened anew, after that leader went down or came back. */
export const reopened = (design: Design, cluster: Cluster, at: number): Cluster => ({
  ...cluster,
  links: cluster.links.map((link) =>
    link.from === at || link.to === at ? opened(design, cluster, link) : link,
  ),
})
