/** What an edited run says of the promise that it is about, and of the others, in words. */
import type { Schedule } from "../../../properties/schedule/schedule.ts"
import { leadersInWords } from "../../../properties/words.ts"
import { sentence } from "../../words.ts"
import type { Judged, Played } from "../engine/playing.ts"

export interface Saying {
  readonly state: "bad" | "good" | "warn"
  /** The verdict in a word or two, such as `Still broken`; and as it is said of the run as it was found. */
  readonly verdict: string
  readonly first: string
  /** What it rests on, as a sentence. */
  readonly says: string
}

export const verdictsInWords: Readonly<Record<Judged["verdict"], string>> = {
  broken: "broken",
  kept: "kept",
  vacuous: "could not break here",
  "not-claimed": "not claimed",
  "not-judged": "not judged",
}

const judgedAs = (played: Played, property: string): Judged | undefined =>
  played.verdicts.find((one) => one.property.id === property)

/** What the run says of the promise; `before` is the run that the page shows, as the same rules or a stand-in play it. */
export const sayingOf = (played: Played, property: string, before: Played): Saying => {
  const now = judgedAs(played, property)
  const was = judgedAs(before, property)
  if (now === undefined) return saying("warn", "Not judged", "this page does not have the promise")
  switch (now.verdict) {
    case "broken":
      return {
        ...saying("bad", was?.verdict === "broken" ? "Still broken" : "Broken", now.says),
        first: "broken",
      }
    case "kept":
      return saying("good", "Kept", now.says)
    case "vacuous":
      return saying("warn", "Could not break here", now.says)
    case "not-judged":
    case "not-claimed":
      return saying("warn", "Not judged", now.says)
  }
}

const saying = (state: Saying["state"], verdict: string, says: string): Saying => ({
  state,
  verdict,
  first: verdict.toLowerCase(),
  says: says.endsWith(".") ? sentence(says) : `${sentence(says)}.`,
})

/** A promise whose verdict is another than before. */
export interface Turned {
  readonly id: string
  readonly title: string
  readonly was: Judged["verdict"]
  readonly now: Judged["verdict"]
  readonly says: string
}

/** The promises whose verdicts turned, the broken ones first; not the one that the run is about. */
export const turnedBetween = (before: Played, after: Played, about: string): ReadonlyArray<Turned> =>
  after.verdicts
    .flatMap(({ property, verdict, says }): ReadonlyArray<Turned> => {
      const was = judgedAs(before, property.id)?.verdict
      if (was === undefined || was === verdict || property.id === about) return []
      return [{ id: property.id, title: property.title, was, now: verdict, says }]
    })
    .toSorted((a, b) => Number(b.now === "broken") - Number(a.now === "broken"))

/** The other promises that the run breaks. */
export const othersBroken = ({ verdicts }: Played, about: string): ReadonlyArray<Judged> =>
  verdicts.filter(({ verdict, property }) => verdict === "broken" && property.id !== about)

/** What comes after the moves of a schedule. */
export const endInWords = ({ core, leaders }: Schedule): string => {
  if (core === undefined || core.length === leaders)
    return "Then the last phase comes: everything heals, and what is on its way is delivered."
  if (core.length === 0) return "Then it ends: nothing heals, and nothing more is delivered."
  return `Then the last phase comes: ${leadersInWords(core)} heal, and what is on its way between them is delivered.`
}
