/**
 * A counterexample is a schedule that breaks one property on one subject, shrunk, replayed from nothing and explained.
 *
 * It is what is saved: plain JSON (see `schedule/codec.ts` for the schedule in it), independent of the seed that found it.
 */
import type { Draw } from "./adversary/draw.ts"
import type { History } from "./history.ts"
import type { Property, Violation } from "./property.ts"
import type { Schedule } from "./schedule/schedule.ts"

/** What one pass of shrinking did: it removed all but `to` of `from` moves. */
export interface ShrinkPass {
  /** What it removed, such as `leaders`. */
  readonly by: string
  readonly from: number
  readonly to: number
  readonly plays: number
}

/** What was removed from the result, each alone, and played: all of it passed. */
export interface Certificate {
  /** How many schedules were played for it, besides those that had been played before. */
  readonly plays: number
  /** Single moves. */
  readonly moves: number
  /** Whole leaders, left out or made one with another; 0 where two are left, which are the fewest. */
  readonly leaders: number
  /** Whole objects, with all writes to them. */
  readonly objects: number
}

/** How a schedule was made small. */
export interface Shrinking {
  /** Moves before. */
  readonly from: number
  /** Moves after. */
  readonly to: number
  /** How many schedules were played for it. */
  readonly plays: number
  /** `true` when removing any one move was tried and makes the violation go away. */
  readonly minimal: boolean
  /** The passes that removed moves, in order; absent where no shrinking took place, and in older files. */
  readonly passes?: ReadonlyArray<ShrinkPass>
  /** What shows that it is minimal; absent where it is not, where a search showed it, and in older files. */
  readonly certificate?: Certificate
}

/** The seed and the run's number that drew a schedule, and from what; that is absent in older files. */
export interface Discovery {
  readonly seed: number
  readonly run: number
  readonly draw?: Draw
}

export interface Counterexample {
  readonly subject: string
  readonly property: Property
  readonly schedule: Schedule
  /** The history of a fresh replay of that schedule. */
  readonly history: History
  readonly violation: Violation
  readonly shrinking: Shrinking
  /** What drew the first failing schedule; `null` when it came from a file or a search. */
  readonly found: Discovery | null
}

/** A name for a file: the subject and the property's sentence, such as `bdr-1--quiet-cluster-agrees`. */
export const counterexampleName = ({
  subject,
  property,
}: Pick<Counterexample, "subject" | "property">): string =>
  `${subject}--${property.id.slice(property.id.indexOf("/") + 1)}`
