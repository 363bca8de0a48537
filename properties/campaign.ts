/** A campaign plays many schedules on many subjects and judges every history by every property that applies. */
import { setImmediate } from "node:timers/promises"
import { widest } from "./adversary/scope.ts"
import { seedOf } from "./adversary/random.ts"
import { uniformSchedule } from "./adversary/uniform.ts"
import { counterexampleOf } from "./shrink/shrink.ts"
import type { Counterexample } from "./counterexample.ts"
import { evidenceOf } from "./evidence.ts"
import { expected, notClaimed } from "./expectations.ts"
import { play } from "./play.ts"
import type { Property } from "./property.ts"
import type { Subject } from "./subjects/subject.ts"
import type { Judged, Verdict } from "./verdict.ts"

/** Everything that is drawn or chosen before the first move. */
export interface Plan {
  readonly seed: number
  readonly subjects: ReadonlyArray<Subject>
  readonly properties: ReadonlyArray<Property>
  /** Schedules per subject, by its kind. */
  readonly runs: (subject: Subject) => number
  readonly leaders: number
  /** Moves per schedule. */
  readonly moves: number
}

/** What one subject's part of a campaign gave. */
export interface SubjectReport {
  readonly subject: Subject
  /** Schedules played, without those played to shrink. */
  readonly runs: number
  /** Moves in those schedules, and those that had an effect. */
  readonly moves: number
  readonly effective: number
  readonly judged: ReadonlyArray<Judged>
}

export interface CampaignReport {
  readonly plan: Plan
  readonly subjects: ReadonlyArray<SubjectReport>
  /** `true` when somebody asked to stop: what was found until then is here, the rest is `unknown`. */
  readonly interrupted: boolean
}

export interface Progress {
  readonly subject: Subject
  /** Its place among the subjects, from 1. */
  readonly number: number
  readonly run: number
  readonly runs: number
  readonly violated: number
}

export interface Hooks {
  /** Called now and then, and at the start and end of every subject. */
  readonly progress: (progress: Progress) => void
  /** Asked between schedules: `true` ends the campaign with what it has. */
  readonly stopped: () => boolean
}

/** How many schedules are played before others get a turn and the hooks are called. */
const batch = 32

/** Plays the plan to its end, or until it is stopped. */
export const campaign = async (plan: Plan, hooks: Hooks): Promise<CampaignReport> => {
  const subjects: Array<SubjectReport> = []
  for (const [index, subject] of plan.subjects.entries())
    subjects.push(await judgeSubject(plan, subject, index + 1, hooks))
  return { plan, subjects, interrupted: hooks.stopped() }
}

/** How many failing schedules of a property are shrunk; the smallest result is kept. */
const attempts = 4

interface Tally {
  witnesses: number
  failures: number
  counterexample: Counterexample | null
}

const smaller = (a: Counterexample | null, b: Counterexample): Counterexample =>
  a !== null && a.schedule.moves.length <= b.schedule.moves.length ? a : b

const judgeSubject = async (
  plan: Plan,
  subject: Subject,
  number: number,
  hooks: Hooks,
): Promise<SubjectReport> => {
  const claimed = plan.properties.filter((property) => notClaimed(subject, property) === null)
  const tallies = new Map<Property, Tally>(
    claimed.map((property) => [property, { witnesses: 0, failures: 0, counterexample: null }]),
  )
  const scope = widest(subject, plan.leaders, plan.moves)
  const runs = plan.runs(subject)
  const violated = () => [...tallies.values()].filter((tally) => tally.counterexample !== null).length
  let run = 0
  let effective = 0
  for (; run < runs && !hooks.stopped(); run++) {
    if (run % batch === 0) {
      hooks.progress({ subject, number, run, runs, violated: violated() })
      await setImmediate()
    }
    const schedule = uniformSchedule(scope, seedOf(plan.seed, run))
    const history = play(subject, schedule)
    effective += history.settlesFrom
    const evidence = evidenceOf(history)
    for (const [property, tally] of tallies) {
      if (tally.failures === attempts) continue
      const { witnesses, violation } = property.check(evidence)
      tally.witnesses += witnesses
      if (violation === null) continue
      tally.failures++
      const found = { seed: plan.seed, run }
      tally.counterexample = smaller(
        tally.counterexample,
        counterexampleOf(subject, property, schedule, found),
      )
    }
  }
  hooks.progress({ subject, number, run, runs, violated: violated() })
  const verdictOf = (property: Property): Verdict => {
    const because = notClaimed(subject, property)
    if (because !== null) return { kind: "not-claimed", because }
    const { witnesses, counterexample } = tallies.get(property) ?? { witnesses: 0, counterexample: null }
    if (counterexample !== null) return { kind: "violated", runs: run, counterexample }
    if (run < runs)
      return { kind: "unknown", runs: run, because: `stopped after ${run} of ${runs} schedules` }
    // Random schedules that do not come upon a violation that is known say nothing against it.
    if (expected(subject, property).verdict === "violated")
      return { kind: "unknown", runs: run, because: "a violation is known, and these schedules missed it" }
    return witnesses === 0 ? { kind: "vacuous", runs: run } : { kind: "holds", runs: run, witnesses }
  }
  const judged = plan.properties.map((property) => ({
    subject: subject.name,
    property: property.id,
    verdict: verdictOf(property),
    expected: expected(subject, property),
  }))
  return { subject, runs: run, moves: run * plan.moves, effective, judged }
}
