/**
 * The last phase of a run, spelled out as moves of its schedule, so that its deliveries can be reordered and taken out too.
 *
 * Only the moves that matter are written: where its restarts, mends and reconnections have no part in what is then delivered,
 * they are left to the last phase, which comes again behind them.
 */
import type { Move } from "../../../model/replication/move.ts"
import type { History, Step } from "../../../properties/history.ts"
import { play } from "../../../properties/play.ts"
import { mostMoves } from "../../../properties/schedule/codec.ts"
import type { Schedule } from "../../../properties/schedule/schedule.ts"
import type { Subject } from "../../../properties/subjects/subject.ts"

/** What the last phase does to heal, from what is always left out first to what is never. */
const leftOut: ReadonlyArray<ReadonlyArray<Move["kind"]>> = [
  ["restart", "mend", "reconnect"],
  ["restart", "reconnect"],
  ["mend", "reconnect"],
  ["reconnect"],
  [],
]

const without = (steps: ReadonlyArray<Step>, kinds: ReadonlyArray<Move["kind"]>): ReadonlyArray<Step> =>
  steps.filter(({ move }) => !kinds.includes(move.kind))

/**
 * A schedule that plays what the last phase did as moves of its own: its history is that of the run, but for healing moves
 * that change nothing in what is delivered. `null` where the last phase delivered nothing, or too much for a schedule.
 */
export const spelledOut = (
  subject: Subject,
  schedule: Schedule,
  { steps, settlesFrom, repeats }: Pick<History, "steps" | "settlesFrom" | "repeats">,
): Schedule | null => {
  // What goes on for ever is spelled out once.
  const last = steps.slice(settlesFrom, repeats?.to ?? steps.length)
  if (!last.some(({ move }) => move.kind === "deliver")) return null
  for (const kinds of leftOut) {
    const kept = without(last, kinds)
    const longer = { ...schedule, moves: [...schedule.moves, ...kept.map(({ move }) => move)] }
    if (longer.moves.length > mostMoves) return null
    const played = play(subject, longer, (_, index) => index + 1 < settlesFrom + kept.length)
    if (sameSteps(played.steps.slice(settlesFrom, settlesFrom + kept.length), kept)) return longer
  }
  return null
}

const sameSteps = (one: ReadonlyArray<Step>, other: ReadonlyArray<Step>): boolean =>
  one.length === other.length && JSON.stringify(one) === JSON.stringify(other)
