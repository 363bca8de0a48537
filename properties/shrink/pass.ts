/**
 * A pass proposes smaller schedules, one at a time, and is told of each whether it still failed: then it goes on from there.
 */
import type { Schedule } from "../schedule/schedule.ts"
import type { Fault } from "../subjects/subject.ts"

/** What a failing play showed of what may be enough by itself. */
export interface Failing {
  /** Parts of the schedule that may fail as well, the smallest first; empty when nothing is known. */
  readonly parts: () => ReadonlyArray<Schedule>
}

/** Proposals from the smallest schedule so far; `true` comes back when a proposal failed and is the smallest now. */
export type Proposals = Generator<Schedule, void, boolean>

export interface Pass {
  /** What it removes or changes, as in `by leaders`. */
  readonly by: string
  /** `faults` are the kinds that the first schedule had: no proposal has another. */
  readonly propose: (best: Schedule, failing: Failing, faults: ReadonlySet<Fault>) => Proposals
  /** The most of the budget that it may take on one way down, of 1, where it proposes very many: all of it where absent. */
  readonly share?: number
}
