/**
 * Exploring a design: every behaviour within a scope, each judged by every property that the design claims.
 *
 * For every distinct state the history that led to it is completed by the fixed last phase and judged. Breadth-first, the
 * counterexample of a property is a shortest one: there is no schedule with fewer effective moves within the scope.
 */
import { setImmediate } from "node:timers/promises"
import type { Design } from "../../model/replication/design.ts"
import type { Move } from "../../model/replication/move.ts"
import type { Counterexample } from "../counterexample.ts"
import { evidenceOf } from "../evidence.ts"
import { expected } from "../expectations.ts"
import { notClaimed } from "../not-claimed.ts"
import { play } from "../play.ts"
import { judge, type Property } from "../property.ts"
import type { Schedule } from "../schedule/schedule.ts"
import { renamed } from "../shrink/lower.ts"
import { counterexampleOf } from "../shrink/shrink.ts"
import type { Subject } from "../subjects/subject.ts"
import type { Judged, Verdict } from "../verdict.ts"
import { packedReplication } from "./machines/replication.ts"
import { search, type SearchOptions, type Sofar } from "./packed/search.ts"
import type { ExploreScope } from "./replication.ts"

export interface ExploreOptions extends Pick<SearchOptions, "order" | "states" | "bytes"> {
  readonly scope: ExploreScope
  /** The most processor time to begin new work in, in seconds; what is not refuted by a budget's end is `unknown`. */
  readonly seconds: number
  readonly properties: ReadonlyArray<Property>
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

/** Explores a design; `subject` is the same design as a subject, on which the counterexamples are replayed. */
export const explore = async (
  design: Design,
  subject: Subject,
  options: ExploreOptions,
  hooks: ExploreHooks,
): Promise<ExploreReport> => {
  const { scope } = options
  const open = new Set(options.properties.filter((property) => notClaimed(subject, property) === null))
  const witnesses = new Map<Property, number>()
  const broken = new Map<Property, Counterexample>()
  const judgePath = (moves: ReadonlyArray<Move>): void => {
    const schedule: Schedule = { leaders: scope.leaders, moves }
    const evidence = evidenceOf(play(subject, schedule))
    for (const property of open) {
      const judgement = judge(property, evidence)
      witnesses.set(property, (witnesses.get(property) ?? 0) + judgement.witnesses)
      if (judgement.violation === null) continue
      open.delete(property)
      broken.set(
        property,
        options.order === "breadth-first"
          ? shortest(subject, property, schedule)
          : counterexampleOf(subject, property, schedule, null),
      )
    }
  }
  const begun = process.cpuUsage()
  const over = (): boolean => {
    const { user, system } = process.cpuUsage(begun)
    return hooks.stopped() || (user + system) / 1e6 > options.seconds
  }
  judgePath([])
  const running = search(packedReplication(design, scope), { ...options, paths: true }, (path) => {
    judgePath(path())
    return !hooks.stopped()
  })
  let sofar = running.next()
  while (sofar.done !== true && !over()) {
    hooks.progress(sofar.value)
    await setImmediate()
    sofar = running.next()
  }
  const { bytes: _bytes, ...found } = sofar.value
  const complete = sofar.done === true && sofar.value.complete
  const verdictOf = (property: Property): Verdict => {
    const runs = found.states
    const because = notClaimed(subject, property)
    if (because !== null) return { kind: "not-claimed", because }
    const counterexample = broken.get(property)
    if (counterexample !== undefined) return { kind: "violated", runs, counterexample }
    if (!complete)
      return { kind: "unknown", runs, because: `frontier ${found.frontier}, depth ${found.depth}` }
    const seen = witnesses.get(property) ?? 0
    return seen === 0
      ? { kind: "vacuous", runs, witnesses: 0, needed: 1 }
      : { kind: "holds", runs, witnesses: seen }
  }
  const judged = options.properties.map((property) => ({
    subject: subject.name,
    property: property.id,
    verdict: verdictOf(property),
    expected: expected(subject, property),
  }))
  return { ...found, subject, scope, complete, judged }
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
