/** Which topology a subject's links are: a subject says its links, and not what they are called. */
import { graph, topologies, type Topology } from "../model/topology.ts"
import type { Subject } from "../properties/subjects/subject.ts"

const namesOf = (links: ReturnType<Subject["links"]>): string =>
  links
    .map(({ from, to }) => `${from}>${to}`)
    .toSorted()
    .join()

/** The topology that has the same links among so many leaders; where none has, they are a graph of their own. */
export const topologyOf = ({ links }: Pick<Subject, "links">, leaders: number): Topology => {
  const own = links(leaders)
  return topologies.find((one) => namesOf(one.links(leaders)) === namesOf(own)) ?? graph(own)
}
