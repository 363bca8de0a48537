import * as Meaning from "../../../model/objects/meaning.ts"
import * as Stamp from "../../../model/vocabulary/stamp.ts"
import { shownIn } from "../../../model/vocabulary/write.ts"
import { hasConcurrent, saw, visible, type Written } from "../../evidence.ts"
import { type Property, untouched } from "../../property.ts"
import { leadersInWords, objectInWords, shownInWords } from "../../words.ts"

const laterStamp = (a: Written, b: Written): boolean =>
  a.stamp !== null && b.stamp !== null && Stamp.compareTime(a.stamp, b.stamp) > 0

/** Writes that no visible write has a later time than: more than one on a tie. */
const latest = (writes: ReadonlyArray<Written>): ReadonlyArray<Written> =>
  writes.filter((one) => !writes.some((other) => laterStamp(other, one)))

/** What a row may show to who has seen these writes: what the latest of them left, or any of the tied. */
export const rowsMeant = (known: ReadonlyArray<Written>): ReadonlyArray<string | null> =>
  known.length === 0 ? [null] : latest(known).map((one) => Meaning.row({ writes: [one], saw }, laterStamp))

export const lastWriterWins: Property = {
  id: "conflict-resolution/last-writer-wins",
  group: "conflict-resolution",
  title: "The last writer wins",
  law: "In the quiet cluster every row shows the write with the latest time among those the leader has seen; on a tie, any of the tied; nothing, if that is a delete.",
  source: "Burckhardt et al., Replicated Data Types (POPL 2014), F_lwwr",
  expectation: "eventually",
  assumes:
    "The design orders writes by the time in their stamps. Whether tied writes end alike everywhere is convergence, not this.",
  witness: "a row with concurrent writes of two leaders",
  families: ["row"],
  needs: [],
  readsStamps: true,
  check: ({ history, objects, seenAtEnd, present }) => {
    if (!history.quiet) return untouched
    let witnesses = 0
    for (const object of objects) {
      if (object.family !== "row") continue
      if (hasConcurrent(object)) witnesses++
      for (const leader of present) {
        const view = history.final[leader]
        const seen = seenAtEnd[leader]
        if (view === undefined || seen === undefined) continue
        const shown = shownIn(view, "row", object.key)
        const known = visible(object, seen)
        const allowed = rowsMeant(known)
        if (allowed.some((value) => value === shown)) continue
        const wanted = [...new Set(allowed.map(shownInWords))].join(" or ")
        return {
          witnesses,
          violation: {
            harm: `${objectInWords(object)} shows ${shownInWords(shown)} at ${leadersInWords([leader])}, though the last write says ${wanted}.`,
            because: [
              ...known.map(
                ({ dot, write, stamp }) =>
                  `${leadersInWords([leader])} has seen ${Stamp.show(stamp ?? { wall: 0, logical: 0, leader: dot.leader })}: ${write.kind === "put" ? write.value : "deleted"}.`,
              ),
              `The latest of these says ${wanted}.`,
              `However, a read shows ${shownInWords(shown)}.`,
            ],
            step: history.steps.length,
            leaders: [leader],
          },
        }
      }
    }
    return { witnesses, violation: null }
  },
}
