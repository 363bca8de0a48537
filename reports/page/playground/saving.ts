/** A game as files that `polyarchy replay` plays with the same verdict, and the command that does. */
import { playHere } from "../engine/playing.ts"
import { type SavedRun, savedRun } from "../engine/saving.ts"
import type { Game } from "./game.ts"

/** The whole schedule of a game, for the property that it is about where that is broken, or else the first that is. */
export const savedGame = ({ rules, schedule, property }: Game): SavedRun => {
  const { verdicts } = playHere(rules, schedule, property)
  const broken = verdicts.flatMap((one) => (one.violation === null ? [] : [one.property.id]))
  const about = broken.find((id) => id === property) ?? broken[0] ?? null
  return savedRun(playHere(rules, schedule, about), about)
}
