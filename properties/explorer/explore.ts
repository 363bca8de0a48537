/**
 * Exploring a design: every behaviour within a scope, each judged by every property that the design claims.
 *
 * For every distinct state the history that led to it is completed by the fixed last phase and judged. The counterexample
 * of a property is a shortest one: there is no schedule with fewer effective moves within the scope.
 */
import { setImmediate } from "node:timers/promises"
import type { Design } from "../../model/replication/design.ts"
import type { Move } from "../../model/replication/move.ts"
import { renamed } from "../shrink/lower.ts"
import type { Counterexample } from "../counterexample.ts"
import { evidenceOf } from "../evidence.ts"
import { expected, notClaimed } from "../expectations.ts"
import { play } from "../play.ts"
import type { Property } from "../property.ts"
import type { Schedule } from "../schedule/schedule.ts"
import type { Subject } from "../subjects/subject.ts"
import type { Judged, Verdict } from "../verdict.ts"
import { breadthFirst, type Exploration } from "./breadth-first.ts"
import { type ExploreScope, replicationMachine } from "./replication.ts"

export interface ExploreOptions {
  readonly scope: ExploreScope
  /** The most distinct states; the verdict of what is not refuted by then is `unknown`. */
  readonly states: number
  readonly properties: ReadonlyArray<Property>
}

export interface ExploreHooks {
  readonly progress: (sofar: Omit<Exploration, "complete">) => void
  readonly stopped: () => boolean
}

export interface ExploreReport extends Exploration {
  readonly subject: Subject
  readonly scope: ExploreScope
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
  const judge = (path: ReadonlyArray<Move>): void => {
    const schedule: Schedule = { leaders: scope.leaders, moves: path }
    const evidence = evidenceOf(play(subject, schedule))
    for (const property of open) {
      const judgement = property.check(evidence)
      witnesses.set(property, (witnesses.get(property) ?? 0) + judgement.witnesses)
      if (judgement.violation === null) continue
      open.delete(property)
      broken.set(property, shortest(subject, property, schedule))
    }
  }
  const search = breadthFirst(replicationMachine(design, scope), options.states, (found) => {
    judge(found().path)
    return !hooks.stopped()
  })
  let sofar = search.next()
  while (sofar.done !== true) {
    hooks.progress(sofar.value)
    await setImmediate()
    sofar = search.next()
  }
  const exploration = sofar.value
  const verdictOf = (property: Property): Verdict => {
    const runs = exploration.states
    const because = notClaimed(subject, property)
    if (because !== null) return { kind: "not-claimed", because }
    const counterexample = broken.get(property)
    if (counterexample !== undefined) return { kind: "violated", runs, counterexample }
    if (!exploration.complete)
      return {
        kind: "unknown",
        runs,
        because: `frontier ${exploration.frontier}, depth ${exploration.depth}`,
      }
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
  return { ...exploration, subject, scope, judged }
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
