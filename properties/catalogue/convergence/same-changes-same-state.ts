import { sameShown, type Sighting } from "../../evidence.ts"
import { keyWithin } from "../../bits.ts"
import type { Property } from "../../property.ts"
import { leadersInWords, objectInWords, shownInWords } from "../../words.ts"

export const sameChangesSameState: Property = {
  id: "convergence/same-changes-same-state",
  group: "convergence",
  title: "Leaders that have seen the same changes show the same",
  law: "For any two moments, at one leader or at two: if the same writes to an object have been seen, in whatever order, a read of it shows the same.",
  source:
    "Shapiro et al., Conflict-free Replicated Data Types (SSS 2011), definition 2.3 (strong convergence)",
  expectation: "always",
  assumes:
    "An object's state depends on the writes to that object alone, so records of one table are left out.",
  witness: "an object read after the same two or more writes at two leaders",
  families: ["row", "register", "counter", "set"],
  needs: [],
  readsStamps: false,
  check: ({ sightings }) => {
    const first = new Map<number | string, Sighting>()
    let witnesses = 0
    for (const sighting of sightings) {
      const { effective, object } = sighting
      // What becomes of a record can depend on writes to others of its table.
      if (!effective || object.family === "record" || object.writes.length < 2) continue
      const key = keyWithin(sighting.seen, object.mask, object.index)
      const earlier = first.get(key)
      if (earlier === undefined) {
        first.set(key, sighting)
        continue
      }
      witnesses++
      if (sameShown(earlier.shows, sighting.shows)) continue
      const leaders = earlier.at === sighting.at ? [sighting.at] : [earlier.at, sighting.at]
      const name = objectInWords(object)
      return {
        witnesses,
        violation: {
          harm: `After the same writes, ${name} is ${shownInWords(earlier.shows)} at ${leadersInWords([earlier.at])} and ${shownInWords(sighting.shows)} at ${leadersInWords([sighting.at])}.`,
          because: [
            `${leadersInWords(leaders)} had seen exactly the same writes to ${name}.`,
            `A read at ${leadersInWords([earlier.at])} showed ${shownInWords(earlier.shows)}.`,
            `However, a read at ${leadersInWords([sighting.at])} showed ${shownInWords(sighting.shows)}.`,
          ],
          step: sighting.step,
          leaders,
        },
      }
    }
    return { witnesses, violation: null }
  },
}
