/**
 * Playing: one schedule on one subject, to the end.
 *
 * After the schedule's own moves comes the fixed last phase. It restarts every leader, mends every cut link, starts every
 * connection anew, and then delivers, link by link in rounds, until a whole round moves nothing. Its bound is generous
 * for any protocol that stops: each write may cross each link once for every leader there is, and some.
 */
import type { Happening } from "../model/replication/happening.ts"
import type { Move } from "../model/replication/move.ts"
import type { Link } from "../model/topology.ts"
import { leadersOf } from "../model/vocabulary/leader.ts"
import type { History, Step } from "./history.ts"
import type { Schedule } from "./schedule/schedule.ts"
import type { Run, Subject } from "./subjects/subject.ts"

/** Called after every effective move; returning `false` ends the run at once. */
export type Watch = (step: Step, index: number) => boolean

const always: Watch = () => true

/** `true` when the happenings say that something moved: a stream that is stopped does not count. */
const progressed = (happened: ReadonlyArray<Happening>): boolean =>
  happened.some(({ kind }) => kind !== "stopped")

/** The moves with which the last phase begins. */
const healing = (leaders: number, links: ReadonlyArray<Link>): ReadonlyArray<Move> => {
  return [
    ...leadersOf(leaders).map((at): Move => ({ kind: "restart", at })),
    ...links.map(({ from, to }): Move => ({ kind: "mend", from, to })),
    ...links.map(({ from, to }): Move => ({ kind: "reconnect", from, to })),
  ]
}

/** The history that a schedule leaves on a subject. */
export const play = (subject: Subject, schedule: Schedule, watch: Watch = always): History => {
  const run = subject.open(schedule.leaders)
  try {
    return playOn(subject, run, schedule, watch)
  } finally {
    run.close()
  }
}

const playOn = (subject: Subject, run: Run, schedule: Schedule, watch: Watch): History => {
  const { leaders } = schedule
  const steps: Array<Step> = []
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
  const links = run.links?.() ?? subject.links(leaders)
  for (const move of healing(leaders, links)) if (watching) perform(move)
  const deliveries = links.map(({ from, to }): Move => ({ kind: "deliver", from, to, ahead: 0 }))
  let budget = 1 + (schedule.moves.length + 1) * deliveries.length * (leaders + 1)
  let quiet = false
  while (!quiet && watching && budget > 0) {
    quiet = true
    for (const move of deliveries)
      while (watching && budget > 0 && progressed(perform(move))) {
        quiet = false
        budget--
      }
  }
  const final = leadersOf(leaders).map(run.view)
  const divergence = run.divergence?.() ?? null
  return { subject: subject.name, leaders, steps, settlesFrom, quiet, final, divergence }
}
