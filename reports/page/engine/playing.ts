/**
 * Playing in the page: one schedule under some rules, told and judged as `polyarchy replay` does it.
 *
 * The same functions of `properties/` play and judge in Node and here, so that both say the same; a test holds them together.
 */
import { catalogue } from "../../../properties/catalogue/catalogue.ts"
import { counterexampleName } from "../../../properties/counterexample.ts"
import { evidenceOf } from "../../../properties/evidence.ts"
import type { History, Step } from "../../../properties/history.ts"
import { type Stance, stanceOf } from "../../../properties/judging.ts"
import { play } from "../../../properties/play.ts"
import type { Property, Violation } from "../../../properties/property.ts"
import type { Schedule } from "../../../properties/schedule/schedule.ts"
import type { Subject } from "../../../properties/subjects/subject.ts"
import { toldOf } from "../../explained.ts"
import { countOf } from "../../words.ts"
import type { Shown } from "../view/shown.ts"
import { type Rules, subjectOf } from "./rules.ts"

export { designOf, isDesign, type Rules, standInFor, subjectOf } from "./rules.ts"

export interface Judged {
  readonly property: Property
  /**
   * `vacuous`: nothing happened that could have broken it. `not-claimed`: the rules do not promise it. `not-judged`: the
   * schedule's end does not let it be judged.
   */
  readonly verdict: Stance["kind"]
  /** The harm, how often it could have broken, or why it says nothing. */
  readonly says: string
  /** How it is broken; `null` where it is not. */
  readonly violation: Violation | null
  /** How often it could have been broken, as far as it was asked. */
  readonly witnesses: number
}

export interface Played {
  readonly rules: Rules
  readonly subject: Subject
  readonly schedule: Schedule
  readonly history: History
  /** The run told with the violation of the property that was asked for, or without one where that is kept. */
  readonly told: Shown
  /** One for each property of the catalogue, in its order. */
  readonly verdicts: ReadonlyArray<Judged>
  /** By move of the schedule, the step of the history that it left; `null` where it had no effect. */
  readonly steps: ReadonlyArray<number | null>
}

/** The property of this id; `null` where there is none. */
export const propertyCalled = (id: string | null): Property | null =>
  catalogue.find((property) => property.id === id) ?? null

/**
 * Plays a schedule and judges it by every property. The one that is asked for is judged even where the rules do not claim
 * it, as `polyarchy replay` judges it. Throws where the rules name no design.
 */
export const playHere = (rules: Rules, schedule: Schedule, property: string | null): Played => {
  const subject = subjectOf(rules)
  const asked = propertyCalled(property)
  // Each move is an object of its own, by which its step is known; the same object may stand in a schedule twice.
  const moves = schedule.moves.map((move) => ({ ...move }))
  const history = play(subject, { ...schedule, moves })
  const run = { subject, schedule, evidence: evidenceOf(history), asked }
  const verdicts = catalogue.map((one) => judgedAs(one, stanceOf(run, one)))
  const violation = verdicts.find((one) => one.property === asked)?.violation ?? null
  return {
    rules,
    subject,
    schedule,
    history,
    told: {
      name: asked === null ? subject.name : counterexampleName({ subject: subject.name, property: asked }),
      ...toldOf(history, violation),
    },
    verdicts,
    steps: stepsOf(moves, history),
  }
}

/** A stance in words. */
const judgedAs = (property: Property, stance: Stance): Judged => {
  const unbroken = { property, verdict: stance.kind, violation: null, witnesses: 0 }
  switch (stance.kind) {
    case "broken": {
      const { kind, violation, witnesses } = stance
      return { property, verdict: kind, violation, witnesses, says: violation.harm }
    }
    case "kept": {
      const { witnesses } = stance
      return { ...unbroken, witnesses, says: `${countOf(witnesses, "situation")} could have broken it` }
    }
    case "vacuous":
      return { ...unbroken, says: "nothing happened that could have broken it" }
    case "not-claimed":
    case "not-judged":
      return { ...unbroken, says: stance.because }
  }
}

const stepsOf = (moves: Schedule["moves"], { steps, settlesFrom }: History): ReadonlyArray<number | null> => {
  const places = new Map<Step["move"], number>()
  for (let index = 0; index < settlesFrom; index++) {
    const move = steps[index]?.move
    if (move !== undefined) places.set(move, index)
  }
  return moves.map((move) => places.get(move) ?? null)
}
