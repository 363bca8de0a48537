/** Settling as moves: what the fixed last phase of a schedule would do now, appended to the schedule so that it can be seen. */
import type { Move } from "../../../model/replication/move.ts"
import type { History, Step } from "../../../properties/history.ts"
import type { Schedule } from "../../../properties/schedule/schedule.ts"
import { playHere, type Rules } from "../engine/playing.ts"
import { onlyKnownStops, stopsIn } from "./stops.ts"

export interface Settling {
  readonly moves: ReadonlyArray<Move>
  /** `false` when messages would go round for ever: then these are only the first ones. */
  readonly ends: boolean
}

/** How many moves are appended where there is no end to them. */
const mostOfEndless = 24

/** The moves after which nothing is on its way and nobody is down or cut off, of those that the schedule lets heal. */
export const settlingOf = (rules: Rules, schedule: Schedule): Settling => {
  const { history } = playHere(rules, schedule, null)
  const moves = settlingSteps(history).map(({ move }) => move)
  const short = moves.filter(({ kind }) => kind !== "reconnect")
  if (!history.quiet && schedule.core?.length !== 0)
    return { moves: short.slice(0, mostOfEndless), ends: false }
  // A connection that starts anew is worth a move only where something was lost on the one before.
  return { moves: isEnough(rules, schedule, short) ? short : moves, ends: true }
}

/** The steps of the last phase, each stop of a stream once, and only where it is new. */
const settlingSteps = ({ steps, settlesFrom }: History): ReadonlyArray<Step> => {
  const known = new Set(stopsIn(steps.slice(0, settlesFrom)).keys())
  return steps.slice(settlesFrom).filter((step) => {
    if (onlyKnownStops(step.happened, known)) return false
    for (const name of stopsIn([step]).keys()) known.add(name)
    return true
  })
}

/** `true` when the last phase does no more than to open links anew: all that can arrive has arrived, and all is up. */
export const hasSettled = (history: History): boolean =>
  settlingSteps(history).every(({ move }) => move.kind === "reconnect")

const isEnough = (rules: Rules, schedule: Schedule, moves: ReadonlyArray<Move>): boolean =>
  hasSettled(playHere(rules, { ...schedule, moves: [...schedule.moves, ...moves] }, null).history)
