/**
 * What threads that explore designs tell each other: plain data, since functions stay in their thread.
 *
 * A property and a history are not sent. A counterexample is its schedule, which is played anew where it arrives, and
 * must break the property there as well.
 */
import type { Counterexample } from "./counterexample.ts"
import { evidenceOf } from "./evidence.ts"
import type { Hazard, HazardReport } from "./hazards.ts"
import { play } from "./play.ts"
import type { Property } from "./property.ts"
import type { Subject } from "./subjects/subject.ts"
import type { Verdict } from "./verdict.ts"

/** What a thread is started with. */
export interface Orders {
  readonly properties: ReadonlyArray<string>
  readonly budget: number
  /** One number; not 0 once the exploration shall stop. */
  readonly stop: Int32Array
}

type Sent<Of> = Of extends { readonly kind: "violated" }
  ? Omit<Of, "counterexample"> & {
      readonly counterexample: Omit<Counterexample, "property" | "history" | "violation">
    }
  : Of

interface SentHazard extends Omit<Hazard, "verdict"> {
  readonly verdict: Sent<Verdict>
}

export interface SentReport extends Omit<HazardReport, "hazards"> {
  readonly hazards: ReadonlyArray<SentHazard>
}

/** What a thread tells of the design that it was given by name. */
export type Told =
  | { readonly kind: "progress"; readonly design: string; readonly model: string; readonly runs: number }
  | { readonly kind: "report"; readonly report: SentReport }

const sentVerdict = (verdict: Verdict): Sent<Verdict> => {
  if (verdict.kind !== "violated") return verdict
  const { subject, schedule, shrinking, found } = verdict.counterexample
  return { ...verdict, counterexample: { subject, schedule, shrinking, found } }
}

/** A report as it is sent. */
export const sent = (report: HazardReport): SentReport => ({
  ...report,
  hazards: report.hazards.map((hazard) => ({ ...hazard, verdict: sentVerdict(hazard.verdict) })),
})

/** The report that was sent. */
export const received = (
  report: SentReport,
  subject: Subject,
  properties: ReadonlyArray<Property>,
): HazardReport => ({
  ...report,
  hazards: report.hazards.map((hazard) => {
    const { verdict } = hazard
    if (verdict.kind !== "violated") return { ...hazard, verdict }
    const property = properties.find(({ id }) => id === hazard.property)
    const history = play(subject, verdict.counterexample.schedule)
    const violation = property?.check(evidenceOf(history)).violation
    if (property === undefined || violation === undefined || violation === null)
      throw new Error(`${subject.name} breaks ${hazard.property} in one thread and not in another`)
    return {
      ...hazard,
      verdict: { ...verdict, counterexample: { ...verdict.counterexample, property, history, violation } },
    }
  }),
})
