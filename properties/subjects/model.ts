/** The model under a design, as a subject: what the specification says would happen. */
import { type Cluster, start } from "../../model/replication/cluster.ts"
import type { Design } from "../../model/replication/design.ts"
import { step } from "../../model/replication/step.ts"
import { view } from "../../model/replication/view.ts"
import type { Move } from "../../model/replication/move.ts"
import { nothingShown } from "../../model/vocabulary/write.ts"
import { situationOf } from "./situation.ts"
import type { Disclaimer, Fault, Run, Subject } from "./subject.ts"

/** A run of the model. Its whole state can be looked at, and gone on from more than once. */
export interface ModelRun extends Run {
  readonly cluster: () => Cluster
  /** A run apart, which begins in the state that this one is in. */
  readonly fork: () => ModelRun
  /** Goes on from this state instead of the one that it is in. */
  readonly resume: (cluster: Cluster) => void
  /** This run: another one that wraps it, and has taken over all that it can do, is told from it by this. */
  readonly self: () => ModelRun
}

const isModelRun = (run: Run): run is ModelRun => "self" in run

/** The run, if it is one of the model itself; `null` for any other, also for one that only wraps a run of the model. */
export const asModelRun = (run: Run): ModelRun | null => (isModelRun(run) && run.self() === run ? run : null)

/** A fresh cluster of a design, ready to be played. */
export const openModel = (design: Design, leaders: number): ModelRun =>
  runFrom(design, start(design, leaders))

const runFrom = (design: Design, begun: Cluster): ModelRun => {
  let cluster = begun
  const run: ModelRun = {
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
    situation: () => situationOf(cluster),
    cluster: () => cluster,
    fork: () => runFrom(design, cluster),
    resume: (instead) => void (cluster = instead),
    self: () => run,
    close: () => undefined,
  }
  return run
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
