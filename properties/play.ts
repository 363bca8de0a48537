/**
 * Playing: one schedule on one subject, to the end.
 *
 * After the schedule's own moves comes the fixed last phase. It restarts every leader, mends every cut link, starts every
 * connection anew, and then delivers, link by link in rounds, until a whole round moves nothing or
 * the same situation comes back, which goes on for ever. Where the schedule names a
 * core, it does so within the core alone, and what is on another link never arrives; an empty core has no last phase. Its bound is generous
 * for any protocol that stops: each write may cross each link once for every leader there is, and some.
 */
import type { Happening } from "../model/replication/happening.ts"
import type { Move } from "../model/replication/move.ts"
import type { Link } from "../model/topology.ts"
import { type LeaderId, leadersOf } from "../model/vocabulary/leader.ts"
import type { History, Step } from "./history.ts"
import type { Schedule } from "./schedule/schedule.ts"
import type { Run, Subject } from "./subjects/subject.ts"

/** Called after every effective move; returning `false` ends the run at once. */
export type Watch = (step: Step, index: number) => boolean

const always: Watch = () => true

/** The rounds after which most runs have come to an end: it is not asked before then whether a situation comes back. */
const roundsThatEnd = 4

/** `true` when the happenings say that something moved: a stream that is stopped does not count. */
const progressed = (happened: ReadonlyArray<Happening>): boolean =>
  happened.some(({ kind }) => kind !== "stopped")

/** The moves with which the last phase begins: it heals the core, and these links in it. */
const healing = (core: ReadonlyArray<LeaderId>, links: ReadonlyArray<Link>): ReadonlyArray<Move> => [
  ...core.map((at): Move => ({ kind: "restart", at })),
  ...links.map(({ from, to }): Move => ({ kind: "mend", from, to })),
  ...links.map(({ from, to }): Move => ({ kind: "reconnect", from, to })),
]

const isWithin = (core: ReadonlyArray<LeaderId>, { from, to }: Link): boolean =>
  core.includes(from) && core.includes(to)

/** The history that a schedule leaves on a subject. */
export const play = (subject: Subject, schedule: Schedule, watch: Watch = always): History => {
  const run = subject.open(schedule.leaders)
  try {
    return playOn(subject, run, [], schedule, watch)
  } finally {
    run.close()
  }
}

/**
 * The history of a run that has left the steps of `before` already, once it has played the schedule too: the same as when
 * all their moves are played from nothing. The run is not closed.
 */
export const playOn = (
  subject: Subject,
  run: Run,
  before: ReadonlyArray<Step>,
  schedule: Schedule,
  watch: Watch = always,
): History => {
  const { leaders } = schedule
  const steps = [...before]
  let watching = true
  const perform = (move: Move): ReadonlyArray<Happening> => {
    const happened = run.play(move)
    if (happened.length > 0) {
      const step = { move, happened }
      steps.push(step)
      watching = watch(step, steps.length - 1)
    }
    return happened
  }
  for (const move of schedule.moves) if (watching) perform(move)
  const settlesFrom = steps.length
  // Leaders that left have taken their links with them, and others may have been linked anew.
  const present = run.links?.() ?? subject.links(leaders)
  const core = schedule.core ?? leadersOf(leaders)
  const links = present.filter((link) => isWithin(core, link))
  const heals = core.length > 0
  if (heals) for (const move of healing(core, links)) if (watching) perform(move)
  const deliveries = links.map(({ from, to }): Move => ({ kind: "deliver", from, to, ahead: 0 }))
  let budget = 1 + (before.length + schedule.moves.length + 1) * deliveries.length * (leaders + 1)
  let quiet = false
  let repeats: History["repeats"]
  const situations = new Map<number, number>()
  for (let round = 1; heals && !quiet && repeats === undefined && watching && budget > 0; round++) {
    quiet = true
    for (const move of deliveries)
      while (watching && budget > 0 && progressed(perform(move))) {
        quiet = false
        budget--
      }
    if (round < roundsThatEnd || quiet || run.situation === undefined) continue
    const situation = run.situation()
    const from = situations.get(situation)
    if (from === undefined) situations.set(situation, steps.length)
    else repeats = { from, to: steps.length }
  }
  const final = leadersOf(leaders).map(run.view)
  const divergence = run.divergence?.() ?? null
  const healed = schedule.core === undefined ? {} : { core }
  const circling = repeats === undefined ? {} : { repeats }
  return {
    subject: subject.name,
    leaders,
    steps,
    settlesFrom,
    ...healed,
    quiet,
    ...circling,
    final,
    divergence,
  }
}
