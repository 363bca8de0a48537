/**
 * Connecting: the moves that end a link's connection or open a new one, which begins with catch-up.
 *
 * A link has a connection only while it is not cut and both its ends are up.
 */
import { type Cluster, type LinkState, withLink } from "./cluster.ts"
import type { Design } from "./design.ts"
import type { Happening } from "./happening.ts"
import { catchUp } from "./link.ts"
import { nothing, type Stepped } from "./stepped.ts"

/** Where the link is in the cluster's list; -1 when the topology has no such link. */
export const linkIndex = (cluster: Cluster, from: number, to: number): number =>
  cluster.links.findIndex((link) => link.from === from && link.to === to)

/** The link with a new connection where it is not cut and both ends are up; without one elsewhere. */
const opened = (design: Design, cluster: Cluster, link: LinkState): LinkState => {
  const sender = cluster.leaders[link.from]
  const receiver = cluster.leaders[link.to]
  return link.cut || sender?.up !== true || receiver?.up !== true
    ? { ...link, connection: null }
    : catchUp(design.topology, link, sender.log, receiver.vector)
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
