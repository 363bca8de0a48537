/**
 * One run judged by one property: where it stands to it. A verdict over many runs is made in `campaign.ts`.
 *
 * A property that the subject does not claim is not judged, unless it is asked for; nor is one of which the schedule's end says
 * nothing.
 */
import { catalogue } from "./catalogue/catalogue.ts"
import type { Evidence } from "./evidence.ts"
import { modeOf, notJudged } from "./mode.ts"
import { notClaimed } from "./not-claimed.ts"
import { judge, type Property, type Violation } from "./property.ts"
import type { Schedule } from "./schedule/schedule.ts"
import type { Subject } from "./subjects/subject.ts"

/** A run, as what judges it needs it. */
export interface JudgedRun {
  readonly subject: Subject
  readonly schedule: Pick<Schedule, "core" | "leaders">
  readonly evidence: Evidence
  /** The property that is asked for; `null` where none is. */
  readonly asked: Property | null
}

/** `vacuous`: nothing happened that could have broken it. */
export type Stance =
  | { readonly kind: "broken"; readonly violation: Violation; readonly witnesses: number }
  | { readonly kind: "kept"; readonly witnesses: number }
  | { readonly kind: "vacuous" }
  | { readonly kind: "not-claimed" | "not-judged"; readonly because: string }

/** Where a run stands to a property. */
export const stanceOf = ({ subject, schedule, evidence, asked }: JudgedRun, property: Property): Stance => {
  const unclaimed = property === asked ? null : notClaimed(subject, property)
  if (unclaimed !== null) return { kind: "not-claimed", because: unclaimed }
  const unjudged = notJudged(property, modeOf(schedule))
  if (unjudged !== null) return { kind: "not-judged", because: unjudged }
  const { witnesses, violation } = judge(property, evidence)
  if (violation !== null) return { kind: "broken", violation, witnesses }
  return witnesses === 0 ? { kind: "vacuous" } : { kind: "kept", witnesses }
}

/** Every property of the catalogue that a run breaks, in its order. */
export const brokenBy = (
  run: JudgedRun,
): ReadonlyArray<{ readonly property: Property; readonly violation: Violation }> =>
  catalogue.flatMap((property) => {
    const stance = stanceOf(run, property)
    return stance.kind === "broken" ? [{ property, violation: stance.violation }] : []
  })
