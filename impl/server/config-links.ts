/** The topology that a configuration names, and whether every leader's writes reach every other. */
import type { LeaderId } from "../change.ts"
import { allToAll, graph, type Link, ring, star, type Topology } from "../topology.ts"
import type { ConfigFile } from "./config-file.ts"
import type { Finding } from "./config-invalid.ts"

/** The topology of a configuration whose leaders are in order, or what is wrong with its links. */
export const topologyOf = ({ leaders, topology }: ConfigFile): Topology | Finding => {
  if (topology === "all-to-all") return allToAll
  if (topology === "ring") return ring
  if (topology === "star") return star
  const links: Array<Link> = []
  for (const [index, names] of topology.links.entries()) {
    const place = `topology.links[${index}]`
    const [from, to] = names.map((name) => leaders.findIndex((leader) => leader.name === name))
    if (from === undefined || to === undefined || from === -1 || to === -1) {
      const unknown = from === -1 ? names[0] : names[1]
      const known = leaders.map(({ name }) => name).join(", ")
      return { place, problem: `no leader is named "${unknown}"`, mend: `Name one of ${known}.` }
    }
    if (from === to)
      return { place, problem: `leader "${names[0]}" follows itself`, mend: "Take this link out." }
    if (links.some((link) => link.from === from && link.to === to))
      return { place, problem: "the same link is there twice", mend: "Take one of them out." }
    links.push({ from, to })
  }
  return graph(links)
}

const reachedFrom = (origin: LeaderId, links: ReadonlyArray<Link>): ReadonlySet<LeaderId> => {
  const reached = new Set([origin])
  // A set that grows while it is iterated also visits what was added.
  for (const leader of reached) for (const { from, to } of links) if (from === leader) reached.add(to)
  return reached
}

/** A leader whose writes cannot reach another, and that other; `undefined` when all reach all. */
export const unreachable = (topology: Topology, members: ReadonlyArray<LeaderId>): Link | undefined => {
  const links = topology.among(members)
  for (const from of members) {
    const carrying = links.filter((link) => topology.carries(link, from))
    const reached = reachedFrom(from, carrying)
    const to = members.find((member) => !reached.has(member))
    if (to !== undefined) return { from, to }
  }
  return undefined
}
