/** What a store does with a counterexample: one file for each cause, the smallest known. */
import { evidenceOf } from "../../properties/evidence.ts"
import type { Counterexample } from "../../properties/counterexample.ts"
import { play } from "../../properties/play.ts"
import { encodeCounterexample, type Saved } from "../../properties/schedule/codec.ts"
import type { Schedule } from "../../properties/schedule/schedule.ts"
import { compareSizes } from "../../properties/shrink/size.ts"
import type { Subject } from "../../properties/subjects/subject.ts"
import { type Cause, causeName, causeOf } from "./cause.ts"

/** A counterexample, where it is kept, and what the file says. */
export interface Kept {
  /** Within the store. */
  readonly file: string
  readonly counterexample: Counterexample
  readonly subject: Subject
  readonly cause: Cause
}

/** Where a counterexample found on this subject is kept. */
export const placeOf = (counterexample: Counterexample, subject: Subject): Kept => {
  const { property, history, violation } = counterexample
  const cause = causeOf({ subject, property, history }, violation)
  return { file: `${causeName(cause)}.json`, counterexample, subject, cause }
}

/** Those to be kept when several were found at once: for each cause the smallest. */
export const smallestOfEach = (all: ReadonlyArray<Kept>): ReadonlyArray<Kept> => {
  const kept = new Map<string, Kept>()
  for (const one of all) {
    const other = kept.get(one.file)
    if (other === undefined || isSmaller(one.counterexample.schedule, other.counterexample.schedule))
      kept.set(one.file, one)
  }
  return [...kept.values()]
}

const isSmaller = (a: Schedule, b: Schedule): boolean => compareSizes(a, b) < 0

/**
 * What becomes of it: `new`, `smaller` (it replaces a larger one), `instead` (it replaces one that no longer shows this
 * cause), or `known` (one that is no larger is there, and stays).
 */
export type Fate = "new" | "smaller" | "instead" | "known"

/** What becomes of a counterexample where this is in its place; `null` where nothing is. */
export const fateOf = (
  { counterexample, subject, file }: Kept,
  there: Pick<Saved, "schedule"> | null,
): Fate => {
  const { property, schedule } = counterexample
  if (there === null) return "new"
  const history = play(subject, there.schedule)
  const { violation } = property.check(evidenceOf(history))
  if (violation === null || `${causeName(causeOf({ subject, property, history }, violation))}.json` !== file)
    return "instead"
  return isSmaller(schedule, there.schedule) ? "smaller" : "known"
}

/** What its file holds: a counterexample file, with its cause for whoever reads it. */
export const contentOf = ({ counterexample, cause }: Kept): unknown => {
  const file = encodeCounterexample(counterexample)
  return typeof file === "object" ? { ...file, cause } : file
}
