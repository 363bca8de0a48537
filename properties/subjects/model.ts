/** The model under a design, as a subject: what the specification says would happen. */
import { type Cluster, start } from "../../model/replication/cluster.ts"
import type { Design } from "../../model/replication/design.ts"
import { step } from "../../model/replication/step.ts"
import { view } from "../../model/replication/view.ts"
import type { Move } from "../../model/replication/move.ts"
import { nothingShown } from "../../model/vocabulary/write.ts"
import type { Disclaimer, Fault, Run, Subject } from "./subject.ts"

/** A run of the model whose whole state can be looked at. */
export interface ModelRun extends Run {
  readonly cluster: () => Cluster
}

/** A fresh cluster of a design, ready to be played. */
export const openModel = (design: Design, leaders: number): ModelRun => {
  let cluster = start(design, leaders)
  return {
    play: (move: Move) => {
      const stepped = step(design, cluster, move)
      cluster = stepped.cluster
      return stepped.happened
    },
    view: (leader) => {
      const state = cluster.leaders[leader]
      return state === undefined ? nothingShown : view(state.objects)
    },
    links: () => cluster.links,
    cluster: () => cluster,
    close: () => undefined,
  }
}

/** The faults that a design can be put through: a transport that keeps order has no use for some. */
const faultsOf = (design: Design): ReadonlyArray<Fault> => [
  ...(design.delivery.stream ? [] : (["loss", "duplication", "reordering"] as const)),
  "partition",
  "crash",
  "skew",
  "ties",
  ...(design.vacuums || design.forgetsStamps === "on vacuum" ? (["vacuum"] as const) : []),
  "leaving",
]

/** The subject that a design is. */
export const modelSubject = (
  design: Design,
  kind: Subject["kind"],
  disclaims: ReadonlyArray<Disclaimer> = [],
): Subject => ({
  name: design.name,
  title: design.title,
  source: design.source,
  kind,
  families: design.families,
  faults: faultsOf(design),
  stamps: true,
  disclaims,
  links: design.topology.links,
  open: (leaders) => openModel(design, leaders),
})
