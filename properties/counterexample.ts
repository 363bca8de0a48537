/**
 * A counterexample is a schedule that breaks one property on one subject, shrunk, replayed from nothing and explained.
 *
 * It is what is saved: plain JSON (see `schedule/codec.ts` for the schedule in it), independent of the seed that found it.
 */
import type { History } from "./history.ts"
import type { Property, Violation } from "./property.ts"
import type { Schedule } from "./schedule/schedule.ts"

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
}

export interface Counterexample {
  readonly subject: string
  readonly property: Property
  readonly schedule: Schedule
  /** The history of a fresh replay of that schedule. */
  readonly history: History
  readonly violation: Violation
  readonly shrinking: Shrinking
  /** The seed and the run's number that drew the first failing schedule; `null` when it came from a file or a search. */
  readonly found: { readonly seed: number; readonly run: number } | null
}

/** A name for a file: the subject and the property's sentence, such as `bdr-1--quiet-cluster-agrees`. */
export const counterexampleName = ({
  subject,
  property,
}: Pick<Counterexample, "subject" | "property">): string =>
  `${subject}--${property.id.slice(property.id.indexOf("/") + 1)}`
