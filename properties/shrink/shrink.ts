/**
 * Shrinking: from a schedule that fails to a smallest one near it.
 *
 * Jointly over leaders, operations, deliveries, faults, keys, values and clocks. Slices of the failing run go first, then
 * what removes much at once, then blocks of moves (delta debugging) and single ones; what stays is made simpler and put in
 * order; and all of it again until nothing changes. No schedule is played twice, every step goes down in one order of
 * sizes (`size.ts`), and the same start gives the same result.
 *
 * The end is certified: removing any one move, leader or object is played once more, and passes. A budget of plays
 * bounds it all, of which enough is kept to certify; a pass that proposes very many has a share of it. When it runs out, the
 * smallest found so far is returned, and is called minimal only where that was certified.
 *
 * No fault of another kind than the first schedule's comes in, so that what was found in a scope stays in it.
 *
 * Any violation of the same property counts, also one with another cause than the first: the smallest story is
 * the one to read first, and when its bug is mended, the schedule that was found shows what is left.
 *
 * Source: Zeller, Hildebrandt, "Simplifying and Isolating Failure-Inducing Input" (TSE 2002).
 */
import type { Certificate, Counterexample, ShrinkPass } from "../counterexample.ts"
import { evidenceOf } from "../evidence.ts"
import { fingerprint } from "../explorer/fingerprint.ts"
import { play } from "../play.ts"
import type { Property } from "../property.ts"
import type { Schedule } from "../schedule/schedule.ts"
import type { Subject } from "../subjects/subject.ts"
import { exchanging } from "./exchanging.ts"
import { faultsOf } from "./faults.ts"
import { lowering } from "./lowering.ts"
import { ordering } from "./ordering.ts"
import type { Failing, Pass } from "./pass.ts"
import { fewerMoves, removing, together, withFewerLeaders, withFewerObjects } from "./removing.ts"
import { compareSizes } from "./size.ts"
import { effective, slicesOf } from "./slice.ts"
import { repeatsIn } from "./values.ts"

/** The most schedules that are played to shrink one. */
const defaultBudget = 4000

export interface Shrunk {
  readonly schedule: Schedule
  readonly plays: number
  readonly minimal: boolean
  /** The passes that removed moves, in order: where one ends the next begins. */
  readonly passes: ReadonlyArray<ShrinkPass>
  /** What was removed in vain in the end; `null` when the budget ran out before, or something of it failed after all. */
  readonly certificate: Certificate | null
}

const all: ReadonlyArray<Pass> = [...removing, ...lowering, together, ...ordering, exchanging]

/**
 * Ways down, each a sequence of passes that are repeated until none changes anything. What is removed or lowered first
 * decides what can go later, so where the first way ends high up, the second is tried from the start: moves before all else.
 */
const ways: ReadonlyArray<ReadonlyArray<ReadonlyArray<Pass>>> = [
  [all],
  [[fewerMoves, together, exchanging], all],
]

/** A result of so many moves is good enough not to try another way. */
const few = 4

/** The smallest schedule on one way down so far, what its play showed, and the passes that led to it. */
interface Descent {
  readonly schedule: Schedule
  /** How many plays it takes to certify it. */
  readonly toCertify: number
  readonly failing: Failing
  readonly passes: ReadonlyArray<ShrinkPass>
}

const nothingKnown: Failing = { parts: () => [] }

/** What passes where a schedule is minimal: it without any one move, leader or object. */
const lessThan = (schedule: Schedule) => ({
  moves: schedule.moves.map((_, index) => ({ ...schedule, moves: schedule.moves.toSpliced(index, 1) })),
  leaders: withFewerLeaders(schedule),
  objects: withFewerObjects(schedule),
})

const playsToCertify = (schedule: Schedule): number => {
  const { moves, leaders, objects } = lessThan(schedule)
  return moves.length + leaders.length + objects.length
}

/** Makes a failing schedule small; `judge` must be a pure function of the schedule, `null` when it passes. */
export const shrink = (
  start: Schedule,
  judge: (schedule: Schedule) => Failing | null,
  budget: number = defaultBudget,
): Shrunk => {
  const faults = faultsOf(start.moves)
  const passed = new Set<number>()
  let plays = 0
  const played = (schedule: Schedule): Failing | null => {
    if (plays >= budget) return null
    plays++
    const failing = judge(schedule)
    if (failing === null) passed.add(fingerprint(schedule))
    return failing
  }
  const failing = played(start)
  let smallest: Descent = {
    schedule: start,
    toCertify: playsToCertify(start),
    failing: failing ?? nothingKnown,
    passes: [],
  }
  /** Goes down from a descent's end until no pass changes anything; a pass that has taken its share rests. */
  const descend = (from: Descent, passes: ReadonlyArray<Pass>, taken: Map<Pass, number>): Descent => {
    let best = from
    const canPlay = (): boolean => plays + best.toCertify < budget
    const attempt = (candidate: Schedule): boolean => {
      if (compareSizes(candidate, best.schedule) >= 0 || passed.has(fingerprint(candidate))) return false
      // Two objects made one, for instance, may have been given the same value.
      if (repeatsIn(candidate.moves) > repeatsIn(best.schedule.moves)) return false
      const found = played(candidate)
      if (found !== null)
        best = { ...best, schedule: candidate, toCertify: playsToCertify(candidate), failing: found }
      return found !== null
    }
    const perform = (pass: Pass): void => {
      const { by, propose, share = 1 } = pass
      const size = best.schedule.moves.length
      const before = plays
      const end = before + share * budget - (taken.get(pass) ?? 0)
      const proposals = propose(best.schedule, best.failing, faults)
      for (let next = proposals.next(); next.done !== true && plays < end && canPlay();)
        next = proposals.next(attempt(next.value))
      taken.set(pass, (taken.get(pass) ?? 0) + plays - before)
      const to = best.schedule.moves.length
      if (to < size)
        best = { ...best, passes: [...best.passes, { by, from: size, to, plays: plays - before }] }
    }
    for (let before: Schedule | null = null; before !== best.schedule && canPlay();) {
      before = best.schedule
      for (const pass of passes) perform(pass)
    }
    return best
  }
  /** Plays what must pass, whatever is remembered; `null` where the budget is too small, or something fails after all. */
  const certified = ({ schedule, toCertify }: Descent): Certificate | null => {
    if (plays + toCertify > budget) return null
    const { moves, leaders, objects } = lessThan(schedule)
    if ([...moves, ...leaders, ...objects].some((less) => played(less) !== null)) return null
    return {
      plays: toCertify,
      moves: moves.length,
      leaders: leaders.length === 0 ? 0 : schedule.leaders,
      objects: objects.length,
    }
  }
  if (failing !== null) {
    const top = smallest
    for (const way of ways) {
      if (smallest !== top && smallest.schedule.moves.length <= few) break
      const taken = new Map<Pass, number>()
      const end = way.reduce((from, passes) => descend(from, passes, taken), top)
      if (compareSizes(end.schedule, smallest.schedule) < 0) smallest = end
    }
  }
  const certificate = failing === null ? null : certified(smallest)
  const { schedule, passes } = smallest
  return { schedule, plays, minimal: certificate !== null, passes, certificate }
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
  const judge = (candidate: Schedule): Failing | null => {
    const { history, violation } = violationOf(subject, property, candidate)
    return violation && { parts: () => [effective(history, violation), ...slicesOf(history, violation)] }
  }
  const { schedule: smallest, plays, minimal, passes, certificate } = shrink(schedule, judge)
  const { history, violation } = violationOf(subject, property, smallest)
  if (violation === null)
    throw new Error(
      `${subject.name} is not deterministic: a schedule that broke ${property.id} passes when it is replayed`,
    )
  const shrinking = {
    from: schedule.moves.length,
    to: smallest.moves.length,
    plays,
    minimal,
    passes,
    ...(certificate === null ? {} : { certificate }),
  }
  return { subject: subject.name, property, schedule: smallest, history, violation, shrinking, found }
}
