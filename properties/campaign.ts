/** A campaign plays many schedules on many subjects and judges every history by every property that applies. */
import { setImmediate } from "node:timers/promises"
import { seedOf } from "./adversary/random.ts"
import { drawnFaults, type Scope, widest } from "./adversary/scope.ts"
import { portfolio } from "./adversary/strategies.ts"
import type { Strategy } from "./adversary/strategy.ts"
import { counterexampleOf } from "./shrink/shrink.ts"
import type { Counterexample } from "./counterexample.ts"
import { evidenceOf } from "./evidence.ts"
import { expected } from "./expectations.ts"
import { notClaimed } from "./not-claimed.ts"
import { ending, type Mode, notJudged } from "./mode.ts"
import { play } from "./play.ts"
import { judge, type Property } from "./property.ts"
import { needed } from "./quotas.ts"
import { observe, type Statistics, tally, type Tally } from "./statistics.ts"
import type { Fault, Subject } from "./subjects/subject.ts"
import type { Judged, Verdict } from "./verdict.ts"

/** Everything that is drawn or chosen before the first move. */
export interface Plan {
  readonly seed: number
  readonly subjects: ReadonlyArray<Subject>
  readonly properties: ReadonlyArray<Property>
  /** Schedules per subject, by its kind. */
  readonly runs: (subject: Subject) => number
  readonly leaders: number
  /** Moves per schedule, at most. */
  readonly moves: number
  readonly strategy: Strategy
  /** The faults that there may be, where a subject can be put through them. */
  readonly faults: ReadonlyArray<Fault>
  /** How they end. Where nothing heals, their number is not limited either. */
  readonly mode: Mode
}

/** What is chosen where nobody chooses: every strategy by turns, every fault, and in the end all of them heal. */
export const usually: Pick<Plan, "strategy" | "faults" | "mode"> = {
  strategy: portfolio,
  faults: drawnFaults,
  mode: "healing",
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
  readonly statistics: Statistics
}

export interface CampaignReport {
  readonly plan: Plan
  readonly subjects: ReadonlyArray<SubjectReport>
  /** Of all subjects together. */
  readonly statistics: Statistics
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
  const all = tally()
  for (const [index, subject] of plan.subjects.entries())
    subjects.push(await judgeSubject(plan, subject, index + 1, hooks, all))
  return { plan, subjects, statistics: all.statistics(), interrupted: hooks.stopped() }
}

/** What a subject's schedules are drawn from. */
const scopeOf = (plan: Pick<Plan, "leaders" | "moves" | "faults" | "mode">, subject: Subject): Scope => {
  const scope = widest(subject, plan.leaders, plan.moves)
  const faults = scope.faults.filter((fault) => plan.faults.includes(fault))
  return { ...scope, faults, unlimited: plan.mode === "safety" }
}

/** Why a property that the subject claims is not put to the test by this plan; `null` when it is. */
const notTested = (plan: Plan, property: Property): string | null => {
  const missing = property.needs.find((fault) => !plan.faults.includes(fault))
  return missing === undefined ? notJudged(property, plan.mode) : `it takes ${missing}, which is left out`
}

/** How many failing schedules of a property are shrunk; the smallest result is kept. */
const attempts = 4

interface Count {
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
  all: Tally,
): Promise<SubjectReport> => {
  const tested = plan.properties.filter(
    (property) => notClaimed(subject, property) === null && notTested(plan, property) === null,
  )
  const records = new Map<Property, Count>(
    tested.map((property) => [property, { witnesses: 0, failures: 0, counterexample: null }]),
  )
  const adversary = plan.strategy.against(subject, scopeOf(plan, subject), plan.seed)
  const links = subject.links(plan.leaders)
  const runs = plan.runs(subject)
  const own = tally()
  const violated = () => [...records.values()].filter((record) => record.counterexample !== null).length
  let run = 0
  let moves = 0
  let effective = 0
  for (; run < runs && !hooks.stopped(); run++) {
    if (run % batch === 0) {
      hooks.progress({ subject, number, run, runs, violated: violated() })
      await setImmediate()
    }
    const { schedule: drawn, draw } = adversary.draw(run)
    const schedule = ending(drawn, plan.mode, links, seedOf(plan.seed, run))
    const history = play(subject, schedule)
    adversary.learn(history)
    moves += schedule.moves.length
    effective += history.settlesFrom
    const evidence = evidenceOf(history)
    const seen = new Map<string, number>()
    for (const [property, record] of records) {
      if (record.failures === attempts) continue
      const { witnesses, violation } = judge(property, evidence)
      seen.set(property.id, witnesses)
      record.witnesses += witnesses
      if (violation === null) continue
      record.failures++
      const found = { seed: plan.seed, run, draw }
      record.counterexample = smaller(
        record.counterexample,
        counterexampleOf(subject, property, schedule, found),
      )
    }
    const observed = observe(schedule, draw, evidence)
    for (const one of [own, all]) one.add(observed, seen)
  }
  hooks.progress({ subject, number, run, runs, violated: violated() })
  const verdictOf = (property: Property): Verdict => {
    const because = notClaimed(subject, property)
    if (because !== null) return { kind: "not-claimed", because }
    const left = notTested(plan, property)
    if (left !== null) return { kind: "unknown", runs: run, because: left }
    const { witnesses, counterexample } = records.get(property) ?? { witnesses: 0, counterexample: null }
    if (counterexample !== null) return { kind: "violated", runs: run, counterexample }
    if (run < runs)
      return { kind: "unknown", runs: run, because: `stopped after ${run} of ${runs} schedules` }
    // Random schedules that do not come upon a violation that is known say nothing against it.
    if (expected(subject, property).verdict === "violated")
      return { kind: "unknown", runs: run, because: "a violation is known, and these schedules missed it" }
    const least = needed(property, run, plan.moves)
    return witnesses < least
      ? { kind: "vacuous", runs: run, witnesses, needed: least }
      : { kind: "holds", runs: run, witnesses }
  }
  const judged = plan.properties.map((property) => ({
    subject: subject.name,
    property: property.id,
    verdict: verdictOf(property),
    expected: expected(subject, property),
  }))
  return { subject, runs: run, moves, effective, judged, statistics: own.statistics() }
}
