/**
 * Exploring a design run by run: every finished run of a scope, once up to the order of moves that commute, judged by
 * every property that the design claims.
 *
 * Runs with one write come first, then those with two, and so on. A property that breaks is asked to the end of that
 * round and no further, so its counterexample has the fewest writes there are, and among those the fewest moves that the
 * last phase does not make by itself; it is then shrunk and replayed like any other.
 */
import { setImmediate } from "node:timers/promises"
import type { Design } from "../../model/replication/design.ts"
import { view } from "../../model/replication/view.ts"
import type { Cluster } from "../../model/replication/cluster.ts"
import type { View } from "../../model/vocabulary/write.ts"
import type { Counterexample } from "../counterexample.ts"
import { evidenceOf } from "../evidence.ts"
import { expected } from "../expectations.ts"
import { notClaimed } from "../not-claimed.ts"
import type { History } from "../history.ts"
import { judge, type Property } from "../property.ts"
import { counterexampleOf } from "../shrink/shrink.ts"
import type { Subject } from "../subjects/subject.ts"
import type { Judged, Verdict } from "../verdict.ts"
import { everyName, namingOf } from "./naming.ts"
import { finishedRuns, type Run } from "./runs.ts"
import type { RunScope } from "./scope.ts"
import { smallest } from "./smallest.ts"

export interface TraceOptions {
  /** `writes` is the most of them: runs with fewer come first. */
  readonly scope: RunScope
  /** `true` searches up to renaming of leaders that are alike. */
  readonly upToNames: boolean
  /** The most runs; the verdict of what is not refuted by then is `unknown`. */
  readonly runs: number
  readonly properties: ReadonlyArray<Property>
}

export interface TraceProgress {
  /** Finished runs judged. */
  readonly runs: number
  /** Writes in the runs of this round. */
  readonly writes: number
}

export interface TraceHooks {
  readonly progress: (sofar: TraceProgress) => void
  readonly stopped: () => boolean
}

export interface TraceReport extends TraceProgress {
  readonly subject: Subject
  /** `false` when the budget or somebody ended the search. */
  readonly complete: boolean
  readonly judged: ReadonlyArray<Judged>
}

/** How many runs are judged before others get a turn. */
const batch = 512

/** The views of a cluster's leaders; one that is as in the run before is not made again. */
const viewer = (): ((cluster: Cluster) => ReadonlyArray<View>) => {
  const known: Array<{ readonly objects: object; readonly view: View }> = []
  return ({ leaders }) =>
    leaders.map(({ id, objects }) => {
      const before = known[id]
      if (before?.objects === objects) return before.view
      const now = { objects, view: view(objects) }
      known[id] = now
      return now.view
    })
}

/** Explores a design; `subject` is the same design as a subject, on which the counterexamples are replayed. */
export const exploreTraces = async (
  design: Design,
  subject: Subject,
  { scope, upToNames, runs: budget, properties }: TraceOptions,
  hooks: TraceHooks,
): Promise<TraceReport> => {
  const { leaders } = scope
  const open = new Set(properties.filter((property) => notClaimed(subject, property) === null))
  const witnesses = new Map<Property, number>()
  const broken = new Map<Property, Counterexample>()
  const naming = upToNames ? namingOf(design, leaders, scope.timing) : everyName(leaders)
  const views = viewer()
  const historyOf = ({ steps, moves, cluster, quiet }: Run): History => ({
    subject: subject.name,
    leaders,
    steps,
    settlesFrom: moves,
    quiet,
    final: views(cluster),
    divergence: null,
  })
  let runs = 0
  let writes = 0
  let complete = true
  while (complete && writes < scope.writes && open.size > 0) {
    writes++
    const least = smallest(subject, leaders, naming.renamings)
    for (const run of finishedRuns(design, { ...scope, writes }, naming)) {
      if (runs === budget || hooks.stopped()) {
        complete = false
        break
      }
      runs++
      const evidence = evidenceOf(historyOf(run))
      for (const property of open) {
        const judgement = judge(property, evidence)
        witnesses.set(property, (witnesses.get(property) ?? 0) + judgement.witnesses)
        if (judgement.violation !== null) least.note(property, run)
      }
      if (runs % batch !== 0) continue
      hooks.progress({ runs, writes })
      await setImmediate()
    }
    for (const [property, moves] of least.found()) {
      open.delete(property)
      broken.set(property, counterexampleOf(subject, property, { leaders, moves }, null))
    }
  }
  const verdictOf = (property: Property): Verdict => {
    const because = notClaimed(subject, property)
    if (because !== null) return { kind: "not-claimed", because }
    const counterexample = broken.get(property)
    if (counterexample !== undefined) return { kind: "violated", runs, counterexample }
    if (!complete) return { kind: "unknown", runs, because: `${runs} runs, the last with ${writes} writes` }
    const seen = witnesses.get(property) ?? 0
    return seen === 0
      ? { kind: "vacuous", runs, witnesses: 0, needed: 1 }
      : { kind: "holds", runs, witnesses: seen }
  }
  const judged = properties.map((property) => ({
    subject: subject.name,
    property: property.id,
    verdict: verdictOf(property),
    expected: expected(subject, property),
  }))
  return { subject, runs, writes, complete, judged }
}
