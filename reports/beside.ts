/** What was played beside a counterexample, in words: what the specification shows, and the nearest run that passes. */
import { leaderName } from "../model/vocabulary/leader.ts"
import type { Explained } from "./report.ts"
import { countOf, heldAllInWords } from "./words.ts"

/** What the specification shows of the same schedule at its end, as sentences; none where it is not played beside it. */
export const expectedInWords = ({ expected, objects }: Explained): ReadonlyArray<string> => {
  if (expected === null) return []
  const { by, refined, end, harm } = expected
  const who = refined ? `The model of ${by}, which it is to refine` : `The ${by} design, over the same links`
  const shown =
    objects.length === 0
      ? ""
      : `: ${end
          .map(
            ({ up, holds }, leader) =>
              `${up ? heldAllInWords(holds, objects) : "down"} at ${leaderName(leader)}`,
          )
          .join(", ")}`
  return [
    harm === ""
      ? `${who}, keeps the promise when the same schedule is played${shown}.`
      : `${who}, breaks the promise too: ${harm}`,
  ]
}

/** The nearest run that passes, as sentences; none where none was found or nothing is broken. */
export const passingInWords = ({ passing }: Explained): ReadonlyArray<string> => {
  if (passing === null) return []
  const { edit, breaks, plays } = passing
  const also =
    breaks.length === 0
      ? "Nothing else that it claims is broken there"
      : `There it breaks ${breaks.join(", ")}`
  return [`${edit}. ${also}; found in ${countOf(plays, "play")}.`]
}
