/**
 * What matters: each choice of a schedule is made otherwise, one at a time, and the run is judged again.
 *
 * A choice matters when some way of making it keeps the property. Nothing is concluded beyond what was tried, and all that
 * was tried is in the answer. Deterministic; bounded by a number of plays.
 */
import type { Move } from "../../model/replication/move.ts"
import { evidenceOf } from "../evidence.ts"
import type { History } from "../history.ts"
import { play } from "../play.ts"
import type { Schedule } from "../schedule/schedule.ts"
import { moveInWords } from "../words.ts"
import type { Asked } from "./continuations.ts"
import { type Choice, type ChoiceName, choicesIn, sizes } from "./variations.ts"

/** With which values of a choice the property is still broken: that of the schedule is among them. */
export interface Varied {
  readonly name: ChoiceName
  readonly now: number | string
  /**
   * `exactly`: with no other value that was tried. `any`: with every one. `range`: numbers in a row, from `failing`'s
   * first to its last; the row is open where it reaches the first or the last that was tried. `some`: other sets.
   */
  readonly kind: "exactly" | "any" | "range" | "some"
  readonly failing: ReadonlyArray<number | string>
  readonly passing: ReadonlyArray<number | string>
}

/** What was found about one move. */
export interface RelevantMove {
  /** Its step in the history; `null` when it had no effect. */
  readonly step: number | null
  /** The move in words. */
  readonly text: string
  /** `true` when the schedule passes without it; else its choices are not varied. */
  readonly needed: boolean
  readonly choices: ReadonlyArray<Varied>
}

/** What was found about a schedule. */
export interface Relevance {
  /** By move of the schedule. */
  readonly moves: ReadonlyArray<RelevantMove>
  /** By move but the last: whether the schedule passes when it and the next one change places. */
  readonly orders: ReadonlyArray<{ readonly needed: boolean }>
  /** How many leaders the cluster has. */
  readonly size: Varied | null
  /** How many schedules were played for it. */
  readonly plays: number
  /** `false` when the plays ran out: what is missing was not tried. */
  readonly complete: boolean
}

/** Varies a schedule that breaks the property and left this history, in at most so many plays. */
export const relevanceOf = (
  { subject, property, history }: Asked,
  schedule: Schedule,
  budget: number,
): Relevance => {
  const { leaders, moves } = schedule
  let plays = 0
  let complete = true
  /** Whether it fails; `null` when that cannot be afforded. */
  const fails = (candidate: Schedule): boolean | null => {
    if (plays === budget) {
      complete = false
      return null
    }
    plays++
    return property.check(evidenceOf(play(subject, candidate))).violation !== null
  }
  const vary = <Made>({ name, now, options }: Choice<Made>, made: (option: Made) => Schedule) => {
    const failing: Array<number | string> = []
    const passing: Array<number | string> = []
    for (const { value, made: option } of options) {
      const failed = value === now || fails(made(option))
      if (failed === null) return []
      ;(failed ? failing : passing).push(value)
    }
    return options.length < 2 ? [] : [{ name, now, kind: kindOf(failing, passing), failing, passing }]
  }
  const surroundings = {
    leaders,
    links: subject.links(leaders),
    writes: moves.flatMap((move) => (move.kind === "write" ? move.write : [])),
  }
  const withMoves = (changed: Schedule["moves"]): Schedule => ({ ...schedule, moves: changed })
  const needed = (candidate: Schedule): ReadonlyArray<boolean> => {
    const failed = fails(candidate)
    return failed === null ? [] : [!failed]
  }
  // What is cheap and says most comes first, in case the plays run out.
  const removed = moves.flatMap((_, index) => needed(withMoves(moves.toSpliced(index, 1))))
  const orders = moves.flatMap((move, index) => {
    const next = moves[index + 1]
    if (next === undefined) return []
    const swapped = withMoves(moves.with(index, next).with(index + 1, move))
    return needed(swapped).map((matters) => ({ needed: matters }))
  })
  const steps = stepsOf(schedule, history)
  const relevant = moves.slice(0, removed.length).map((move, index): RelevantMove => {
    const matters = removed[index] === true
    const choices = matters ? choicesIn(move, surroundings) : []
    return {
      step: steps[index] ?? null,
      text: moveInWords(move),
      needed: matters,
      choices: choices.flatMap((choice) => vary(choice, (other) => withMoves(moves.with(index, other)))),
    }
  })
  const [size = null] = vary(sizes(schedule), (other) => other)
  return { moves: relevant, orders, size, plays, complete }
}

/** The step that each move left in the history; `null` for one without effect. */
const stepsOf = (
  { moves }: Pick<Schedule, "moves">,
  { steps, settlesFrom }: History,
): ReadonlyArray<number | null> => {
  let step = 0
  return moves.map((move) => (step < settlesFrom && sameMove(steps[step]?.move, move) ? step++ : null))
}

/** Equal as data; both were made by the same code, so their fields stand in the same order. */
const sameMove = (one: Move | undefined, other: Move): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other)

const kindOf = (
  failing: ReadonlyArray<number | string>,
  passing: ReadonlyArray<number | string>,
): Varied["kind"] => {
  if (passing.length === 0) return "any"
  if (failing.length === 1) return "exactly"
  const [first, last] = [failing[0], failing.at(-1)]
  if (typeof first !== "number" || typeof last !== "number") return "some"
  const between = passing.some((value) => typeof value === "number" && value > first && value < last)
  return between ? "some" : "range"
}
