/**
 * Shrinking: from a schedule that fails to a smallest one near it.
 *
 * Whole leaders go first, then blocks of moves (delta debugging), then single moves; what stays is made simpler; and all
 * of it again until nothing changes. The result is 1-minimal: with any one move removed it passes. Deterministic, and
 * bounded by a budget of plays; when that runs out the smallest found so far is returned and is not called minimal.
 *
 * Source: Zeller, Hildebrandt, "Simplifying and Isolating Failure-Inducing Input" (TSE 2002).
 */
import type { Move } from "../../model/replication/move.ts"
import type { Counterexample } from "../counterexample.ts"
import { evidenceOf } from "../evidence.ts"
import { play } from "../play.ts"
import type { Property } from "../property.ts"
import type { Schedule } from "../schedule/schedule.ts"
import type { Subject } from "../subjects/subject.ts"
import { renamed, simpler, withoutLeader } from "./lower.ts"

/** The most schedules that are played to shrink one. */
const defaultBudget = 4000

export interface Shrunk {
  readonly schedule: Schedule
  readonly plays: number
  readonly minimal: boolean
}

/** Makes a failing schedule small; `fails` must be a pure function of the schedule. */
export const shrink = (
  start: Schedule,
  fails: (schedule: Schedule) => boolean,
  budget: number = defaultBudget,
): Shrunk => {
  let best = start
  let plays = 0
  const attempt = (candidate: Schedule): boolean => {
    if (plays >= budget) return false
    plays++
    if (!fails(candidate)) return false
    best = candidate
    return true
  }
  const attemptMoves = (moves: ReadonlyArray<Move>): boolean => attempt({ leaders: best.leaders, moves })
  let settled = false
  while (!settled && plays < budget) {
    nameAfresh(() => best.moves, attemptMoves)
    const before = best
    dropLeaders(() => best, attempt)
    dropBlocks(() => best.moves, attemptMoves)
    lowerMoves(() => best.moves, attemptMoves)
    settled = best === before
  }
  return { schedule: best, plays, minimal: plays < budget }
}

/** Names come before what removes, so that what is called minimal was tried with the names that it has in the end. */
const nameAfresh = (
  best: () => ReadonlyArray<Move>,
  attempt: (moves: ReadonlyArray<Move>) => boolean,
): void => {
  const moves = renamed(best())
  if (moves.some((move, index) => move !== best()[index])) attempt(moves)
}

const dropLeaders = (best: () => Schedule, attempt: (schedule: Schedule) => boolean): void => {
  for (let leader = best().leaders - 1; leader >= 0; leader--) {
    const { leaders, moves } = best()
    if (leaders > 2) attempt({ leaders: leaders - 1, moves: withoutLeader(moves, leader) })
  }
}

/** Removes blocks of moves, from half of them down to single ones, until no single move can go. */
const dropBlocks = (
  best: () => ReadonlyArray<Move>,
  attempt: (moves: ReadonlyArray<Move>) => boolean,
): void => {
  for (let size = Math.ceil(best().length / 2); size >= 1;) {
    let removed = false
    for (let end = best().length; end > 0; end -= size)
      if (attempt(best().toSpliced(Math.max(0, end - size), Math.min(size, end)))) removed = true
    if (size === 1 && !removed) return
    size = size === 1 ? 1 : Math.floor(size / 2)
  }
}

const lowerMoves = (
  best: () => ReadonlyArray<Move>,
  attempt: (moves: ReadonlyArray<Move>) => boolean,
): void => {
  for (let index = 0; index < best().length; index++) {
    const move = best()[index]
    if (move === undefined) return
    for (const candidate of simpler(move)) if (attempt(best().with(index, candidate))) break
  }
}

/** The violation of a property by a schedule on a subject, if there is one. */
const violationOf = (subject: Subject, property: Property, schedule: Schedule) => {
  const history = play(subject, schedule)
  return { history, violation: property.check(evidenceOf(history)).violation }
}

/** The shrunk counterexample from a failing schedule, replayed from nothing. */
export const counterexampleOf = (
  subject: Subject,
  property: Property,
  schedule: Schedule,
  found: Counterexample["found"],
): Counterexample => {
  const fails = (candidate: Schedule): boolean => violationOf(subject, property, candidate).violation !== null
  const shrunk = shrink(schedule, fails)
  const { history, violation } = violationOf(subject, property, shrunk.schedule)
  if (violation === null)
    throw new Error(
      `${subject.name} is not deterministic: a schedule that broke ${property.id} passes when it is replayed`,
    )
  const { plays, minimal } = shrunk
  const shrinking = { from: schedule.moves.length, to: shrunk.schedule.moves.length, plays, minimal }
  return { subject: subject.name, property, schedule: shrunk.schedule, history, violation, shrinking, found }
}
