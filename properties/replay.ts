/** Replaying a saved schedule: does it still break what it broke? */
import { evidenceOf } from "./evidence.ts"
import type { History } from "./history.ts"
import { brokenBy } from "./judging.ts"
import { play } from "./play.ts"
import type { Property, Violation } from "./property.ts"
import type { Schedule } from "./schedule/schedule.ts"
import type { Subject } from "./subjects/subject.ts"

export interface Replayed {
  /**
   * `still fails`: the property is broken with the same harm. `different failure`: it is broken otherwise, or holds
   * while another claimed property is broken. `fixed`: nothing that the subject claims is broken.
   */
  readonly verdict: "still fails" | "fixed" | "different failure"
  readonly history: History
  readonly violation: Violation | null
  /** Every claimed property that this schedule breaks, of those that its end lets be judged. */
  readonly broken: ReadonlyArray<{ readonly property: Property; readonly violation: Violation }>
}

/** How a schedule breaks a property on a subject, played from nothing; `null` when it keeps it. */
export const violationOf = (subject: Subject, property: Property, schedule: Schedule): Violation | null =>
  property.check(evidenceOf(play(subject, schedule))).violation

/** Plays the schedule again; `before` is the violation that was saved with it, `null` when none was. */
export const replay = (
  subject: Subject,
  property: Property | null,
  schedule: Schedule,
  before: Pick<Violation, "harm"> | null,
): Replayed => {
  const history = play(subject, schedule)
  const broken = brokenBy({ subject, schedule, evidence: evidenceOf(history), asked: property })
  const same = property === null ? broken[0] : broken.find((one) => one.property === property)
  const violation = same?.violation ?? broken[0]?.violation ?? null
  const verdict =
    same !== undefined && (before === null || before.harm === same.violation.harm)
      ? "still fails"
      : broken.length > 0
        ? "different failure"
        : "fixed"
  return { verdict, history, violation, broken }
}
