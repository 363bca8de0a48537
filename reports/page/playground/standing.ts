/**
 * Where every promise stands: after the moves so far, and if everything settled now.
 *
 * A property about every moment is judged by the moves so far. One about the end of a run is judged as if all healed and arrived
 * now, as the fixed last phase of every schedule does it; when nothing is left to heal or to arrive, that is what is so now.
 */
import type { Property, Violation } from "../../../properties/property.ts"
import type { Schedule } from "../../../properties/schedule/schedule.ts"
import { hasSettled } from "./settling.ts"
import { type Judged, playHere, type Played, type Rules } from "../engine/playing.ts"

/** `would-break`: it is broken if everything settles now, and not before. */
export type StandingKind = "broken" | "would-break" | "kept" | "vacuous" | "not-claimed" | "not-judged"

export interface Standing {
  readonly property: Property
  readonly kind: StandingKind
  /** How it is broken, or would be. */
  readonly violation: Violation | null
  /** Where it is so: in the run so far, or only once all has settled. */
  readonly seenIn: "so far" | "settled"
  readonly says: string
}

/** The run so far, alone and with everything settled behind it. */
export interface Standings {
  readonly sofar: Played
  readonly settled: Played
  /** `true` when settling would change nothing: nothing is on its way, and nobody is down or cut off. */
  readonly isSettled: boolean
  /** One for each property of the catalogue, in its order. */
  readonly all: ReadonlyArray<Standing>
}

/** Where the promises stand after the moves of a schedule; `property` is the one that is told of. */
export const standingsOf = (rules: Rules, schedule: Schedule, property: string | null): Standings => {
  const sofar = playHere(rules, { ...schedule, core: [] }, property)
  const settled = playHere(rules, schedule, property)
  const isSettled = hasSettled(settled.history)
  return {
    sofar,
    settled,
    isSettled,
    all: settled.verdicts.map((later, index) => standingOf(sofar.verdicts[index], later, isSettled)),
  }
}

const standingOf = (now: Judged | undefined, later: Judged, isSettled: boolean): Standing => {
  const { property } = later
  if (now?.verdict === "broken")
    return { property, kind: "broken", violation: now.violation, seenIn: "so far", says: now.says }
  if (later.verdict === "broken")
    return {
      property,
      kind: isSettled ? "broken" : "would-break",
      violation: later.violation,
      seenIn: "settled",
      says: later.says,
    }
  return { property, kind: later.verdict, violation: null, seenIn: "settled", says: later.says }
}

/** A promise that stands elsewhere than it did. */
export interface Turn {
  readonly standing: Standing
  readonly before: StandingKind
}

/** How badly a promise stands. */
const levelOf = (kind: StandingKind): number => (kind === "broken" ? 2 : kind === "would-break" ? 1 : 0)

/** `true` for a promise that is broken, or would be. */
export const isBad = (kind: StandingKind): boolean => levelOf(kind) > 0

/** The promises that stand better or worse than before; that something could break one now is no turn. */
export const turnsOf = (before: Standings, after: Standings): ReadonlyArray<Turn> =>
  after.all.flatMap((standing, index) => {
    const was = before.all[index]?.kind ?? standing.kind
    return levelOf(was) === levelOf(standing.kind) ? [] : [{ standing, before: was }]
  })

/** How many promises stand where. */
export const countStandings = (all: ReadonlyArray<Standing>): Readonly<Record<StandingKind, number>> => {
  const counts = { broken: 0, "would-break": 0, kept: 0, vacuous: 0, "not-claimed": 0, "not-judged": 0 }
  for (const { kind } of all) counts[kind]++
  return counts
}
