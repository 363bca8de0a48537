/**
 * The explanation of a violation: three moments, and what matters.
 *
 * The moments are when the run was doomed, when it first left what is specified, and when the property sees it; what matters
 * are the choices of the schedule without which it would pass. Everything is found by playing, and may be derived again from
 * the schedule at any time; the same schedule gives the same explanation.
 */
import type { History } from "../history.ts"
import type { Violation } from "../property.ts"
import type { Schedule } from "../schedule/schedule.ts"
import type { Asked } from "./continuations.ts"
import { type Doomed, doomedAt } from "./doomed.ts"
import { type FirstWrong, firstWrong } from "./first-wrong.ts"
import { type Relevance, relevanceOf } from "./relevance.ts"

export interface Explanation {
  readonly doomed: Doomed
  readonly wrong: FirstWrong
  /** Index into the history's steps, or their number, as in the violation. */
  readonly seen: number
  readonly relevance: Relevance
}

/** A violation that a schedule shows on a subject, with the history that it left. */
export interface Shown extends Asked {
  readonly schedule: Schedule
  readonly violation: Violation
}

/** About how many schedules are played at most to explain one counterexample, half of them for the moment of doom; and how many moves in all. */
const [most, mostMoves] = [1000, 1_000_000]

/** So many plays that a long history is explained in seconds too; what they do not suffice for is said to be unknown. */
export const playsFor = ({ steps }: History, usual: number = most): number =>
  Math.min(usual, Math.ceil(mostMoves / (steps.length + 1)))

/** Explains a violation; `plays` bounds the schedules that are played for it, roughly. */
export const explain = (shown: Shown, plays: number = playsFor(shown.history)): Explanation => {
  const { schedule, violation } = shown
  const half = Math.floor(plays / 2)
  return {
    doomed: doomedAt(shown, half),
    wrong: firstWrong(shown),
    seen: violation.step,
    relevance: relevanceOf(shown, schedule, half),
  }
}
