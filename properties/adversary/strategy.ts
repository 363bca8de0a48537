/**
 * A strategy is a way of drawing schedules: everything random about the adversary is decided here, and nowhere else.
 *
 * What it draws is a schedule, plain data that is saved and replayed without it. The same strategy with the same seed, told
 * of the same histories, draws the same schedules.
 */
import type { History } from "../history.ts"
import type { Schedule } from "../schedule/schedule.ts"
import type { Subject } from "../subjects/subject.ts"
import type { Draw } from "./draw.ts"
import type { Scope } from "./scope.ts"

export interface Strategy {
  /** What it is called on the command line. */
  readonly name: string
  /** What it does and when it is the one to use, in a sentence. */
  readonly title: string
  readonly source: string
  /** An adversary for one subject within a scope. */
  readonly against: (subject: Subject, scope: Scope, seed: number) => Adversary
}

export interface Adversary {
  /** The schedule of a run; runs are numbered from 0 and drawn in order. */
  readonly draw: (run: number) => Drawn
  /** Told what the run that was drawn last left: a guided strategy draws the next ones accordingly, others ignore it. */
  readonly learn: (history: History) => void
}

/** A schedule, with what was decided before its first move. */
export interface Drawn {
  readonly schedule: Schedule
  readonly draw: Draw
}
