/**
 * Exploring a design: every behaviour within a scope, each judged by every property that the design claims.
 *
 * For every distinct state the history that led to it is completed by the fixed last phase and judged. Breadth-first, the
 * counterexample of a property is a shortest one: there is no schedule with fewer effective moves within the scope.
 */
import { availableParallelism } from "node:os"
import { setImmediate } from "node:timers/promises"
import type { Design } from "../../model/replication/design.ts"
import type { Move } from "../../model/replication/move.ts"
import { designs } from "../../model/systems/designs.ts"
import type { Counterexample } from "../counterexample.ts"
import { evidenceOf } from "../evidence.ts"
import { expected, notClaimed } from "../expectations.ts"
import { play } from "../play.ts"
import type { Property } from "../property.ts"
import type { Schedule } from "../schedule/schedule.ts"
import { renamed } from "../shrink/lower.ts"
import { counterexampleOf } from "../shrink/shrink.ts"
import type { Subject } from "../subjects/subject.ts"
import type { Judged, Verdict } from "../verdict.ts"
import { type Finding, judgeAlone, judgeInThreads, type Judges, type Paths } from "./judging.ts"
import { packedReplication } from "./machines/replication.ts"
import { search, type SearchOptions, type Sofar } from "./packed/search.ts"
import type { ExploreScope } from "./replication.ts"

export interface ExploreOptions extends Pick<SearchOptions, "order" | "states" | "bytes"> {
  readonly scope: ExploreScope
  /** The most processor time to begin new work in, in seconds; what is not refuted by a budget's end is `unknown`. */
  readonly seconds: number
  readonly properties: ReadonlyArray<Property>
  /** Threads that judge, where there is enough to judge. */
  readonly threads?: number
}

/** Breadth-first, to the end of the scope. */
export const wholeScope = {
  order: "breadth-first",
  states: Number.POSITIVE_INFINITY,
  bytes: Number.POSITIVE_INFINITY,
  seconds: Number.POSITIVE_INFINITY,
} as const satisfies Partial<ExploreOptions>

export interface ExploreHooks {
  readonly progress: (sofar: Sofar) => void
  readonly stopped: () => boolean
}

export interface ExploreReport extends Omit<Sofar, "bytes"> {
  readonly subject: Subject
  readonly scope: ExploreScope
  readonly complete: boolean
  readonly judged: ReadonlyArray<Judged>
}

/** Paths in a batch, and how many of them are judged before threads are started. */
const batch = 512
const alone = 2048

/** Explores a design; `subject` is the same design as a subject, on which the counterexamples are replayed. */
export const explore = async (
  design: Design,
  subject: Subject,
  options: ExploreOptions,
  hooks: ExploreHooks,
): Promise<ExploreReport> => {
  const { scope } = options
  const claimed = options.properties.filter((property) => notClaimed(subject, property) === null)
  const tally = tallyOf(claimed)
  const begun = process.cpuUsage()
  const over = (): boolean => {
    const { user, system } = process.cpuUsage(begun)
    return hooks.stopped() || (user + system) / 1e6 > options.seconds
  }
  const most = designs.includes(design) ? (options.threads ?? availableParallelism()) : 1
  let judges: Judges = judgeAlone(subject, claimed, scope.leaders)
  let judging: Array<{ readonly paths: Paths; readonly findings: Promise<ReadonlyArray<Finding>> }> = []
  let paths: Array<ReadonlyArray<Move>> = [[]]
  let asked = 0
  const ask = async (): Promise<void> => {
    judging.push({ paths, findings: judges.judge(paths) })
    asked += paths.length
    paths = []
    if (asked < alone || most === 1) return await settle(0)
    if (asked - batch < alone) judges = judgeInThreads(subject, claimed, scope.leaders, most)
    await settle(2 * most)
  }
  /** Takes in what was judged, in order, until no more than so many batches are left. */
  const settle = async (left: number): Promise<void> => {
    while (judging.length > left) {
      const [first] = judging
      judging = judging.slice(1)
      if (first !== undefined) tally.take(first.paths, await first.findings)
    }
  }
  const running = search(packedReplication(design, scope), { ...options, paths: true }, (path) => {
    paths.push(path())
    return !hooks.stopped()
  })
  try {
    let sofar = running.next()
    while (sofar.done !== true && !over()) {
      hooks.progress(sofar.value)
      if (paths.length >= batch) await ask()
      await setImmediate()
      sofar = running.next()
    }
    await ask()
    await settle(0)
    const { bytes: _bytes, ...found } = sofar.value
    const complete = sofar.done === true && sofar.value.complete
    const counterexample = (property: Property, moves: ReadonlyArray<Move>): Counterexample => {
      const schedule = { leaders: scope.leaders, moves }
      return options.order === "breadth-first"
        ? shortest(subject, property, schedule)
        : counterexampleOf(subject, property, schedule, null)
    }
    const verdictOf = (property: Property): Verdict => {
      const runs = found.states
      const because = notClaimed(subject, property)
      if (because !== null) return { kind: "not-claimed", because }
      const broken = tally.brokenBy(property)
      if (broken !== null) return { kind: "violated", runs, counterexample: counterexample(property, broken) }
      if (!complete)
        return { kind: "unknown", runs, because: `frontier ${found.frontier}, depth ${found.depth}` }
      const witnesses = tally.witnessesOf(property)
      return witnesses === 0
        ? { kind: "vacuous", runs, witnesses: 0, needed: 1 }
        : { kind: "holds", runs, witnesses }
    }
    const judged = options.properties.map((property) => ({
      subject: subject.name,
      property: property.id,
      verdict: verdictOf(property),
      expected: expected(subject, property),
    }))
    return { ...found, subject, scope, complete, judged }
  } finally {
    await judges.close()
  }
}

/** What was found of each property, batch after batch. */
const tallyOf = (properties: ReadonlyArray<Property>) => {
  const witnesses = new Map<Property, number>()
  const broken = new Map<Property, ReadonlyArray<Move>>()
  return {
    take: (paths: Paths, findings: ReadonlyArray<Finding>): void => {
      for (const [index, property] of properties.entries()) {
        const finding = findings[index]
        if (finding === undefined || broken.has(property)) continue
        witnesses.set(property, (witnesses.get(property) ?? 0) + finding.witnesses)
        const path = finding.violatedBy === null ? undefined : paths[finding.violatedBy]
        if (path !== undefined) broken.set(property, path)
      }
    },
    witnessesOf: (property: Property): number => witnesses.get(property) ?? 0,
    brokenBy: (property: Property): ReadonlyArray<Move> | null => broken.get(property) ?? null,
  }
}

/** A path found breadth-first needs no shrinking: nothing shorter breaks the property. */
const shortest = (subject: Subject, property: Property, found: Schedule): Counterexample => {
  const schedule = { ...found, moves: renamed(found.moves) }
  const history = play(subject, schedule)
  const { violation } = property.check(evidenceOf(history))
  if (violation === null)
    throw new Error(
      `${subject.name} is not deterministic: a schedule that broke ${property.id} passes when it is replayed`,
    )
  const size = schedule.moves.length
  return {
    subject: subject.name,
    property,
    schedule,
    history,
    violation,
    shrinking: { from: size, to: size, plays: 0, minimal: true },
    found: null,
  }
}
