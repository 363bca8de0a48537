/** The check that three properties share: a read of an object shows what the visible writes to it mean. */
import type { Family, Shown } from "../../model/vocabulary/write.ts"
import { concurrent, type Evidence, sameShown, visible, type Written } from "../evidence.ts"
import type { Judgement } from "../property.ts"
import { leadersInWords, objectInWords, shownInWords, writtenInWords } from "../words.ts"

/** Judges every read of one family of objects against a meaning, which it `matches` where both are the same. */
export const meaningHolds = (
  { sightingsOf }: Evidence,
  family: Family,
  meaning: (writes: ReadonlyArray<Written>) => Shown,
  matches: (meant: Shown, shows: Shown) => boolean = sameShown,
): Judgement => {
  let witnesses = 0
  for (const { effective, at, written, seen, shows, step } of sightingsOf[family]) {
    if (!effective) continue
    const { object } = written
    const known = visible(object, seen)
    if (known.some((other) => concurrent(written, other))) witnesses++
    const meant = meaning(known)
    if (matches(meant, shows)) continue
    return {
      witnesses,
      violation: {
        harm: `${objectInWords(object)} shows ${shownInWords(shows)} at ${leadersInWords([at])}, and means ${shownInWords(meant)}.`,
        because: [
          `${leadersInWords([at])} has seen ${known.map(writtenInWords).join(", ")}.`,
          `Together they mean ${shownInWords(meant)}.`,
          `However, a read shows ${shownInWords(shows)}.`,
        ],
        step,
        leaders: [at],
      },
    }
  }
  return { witnesses, violation: null }
}
