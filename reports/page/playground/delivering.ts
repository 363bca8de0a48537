/** Releasing what is held back: every message on its way arrives, link by link in rounds, and nothing is healed. */
import type { Move } from "../../../model/replication/move.ts"
import type { Step } from "../../../properties/history.ts"
import type { Schedule } from "../../../properties/schedule/schedule.ts"
import { type Rules, subjectOf } from "../engine/playing.ts"
import { asModelRun } from "../../../properties/subjects/model.ts"
import { onlyKnownStops, stopsIn } from "./stops.ts"

/** The most deliveries at once: where messages go round for ever there is no last one. */
export const mostDeliveries = 60

/** The deliveries after which nothing more arrives, as far as links are open and streams are not stopped. */
export const deliveriesOf = (rules: Rules, { leaders, moves }: Schedule): ReadonlyArray<Move> => {
  const run = asModelRun(subjectOf(rules).open(leaders))
  if (run === null) return []
  const known = new Set<string>()
  const perform = (move: Move): Step => ({ move, happened: run.play(move) })
  for (const move of moves) for (const name of stopsIn([perform(move)]).keys()) known.add(name)
  const deliveries: Array<Move> = []
  /** Performs one delivery; `true` when there may be another one behind it. */
  const arrives = (move: Move): boolean => {
    if (deliveries.length >= mostDeliveries) return false
    const step = perform(move)
    if (onlyKnownStops(step.happened, known)) return false
    deliveries.push(move)
    const stops = [...stopsIn([step]).keys()]
    for (const name of stops) known.add(name)
    return stops.length === 0
  }
  for (let before = -1; before < deliveries.length;) {
    before = deliveries.length
    for (const { from, to } of run.cluster().links) while (arrives({ kind: "deliver", from, to, ahead: 0 }));
  }
  return deliveries
}
