import type { Shown } from "../../../model/vocabulary/write.ts"
import { sameShown } from "../../evidence.ts"
import type { Property } from "../../property.ts"
import { leadersInWords, objectInWords, shownInWords, writtenInWords } from "../../words.ts"

export const redeliveryChangesNothing: Property = {
  id: "convergence/redelivery-changes-nothing",
  group: "convergence",
  title: "Redelivery changes nothing",
  law: "When a change arrives at a leader that has already seen it, a read of its object shows the same after as before.",
  source: "Helland, Life Beyond Distributed Transactions (CIDR 2007), idempotence; Shapiro et al. (SSS 2011)",
  expectation: "always",
  assumes: "An object changes through writes to that object alone, so records of one table are left out.",
  witness: "a change that arrives at a leader that has seen it",
  families: ["row", "register", "counter", "set"],
  needs: ["duplication"],
  readsStamps: false,
  check: ({ sightings }) => {
    const shown = new Map<number, Shown>()
    let witnesses = 0
    for (const { again, at, copy, object, written, shows, step } of sightings) {
      // A record can change without a write to it, through another one of its table.
      if (object.family === "record") continue
      const before = shown.get(copy)
      shown.set(copy, shows)
      if (!again) continue
      witnesses++
      if (before === undefined || sameShown(before, shows)) continue
      const name = objectInWords(object)
      return {
        witnesses,
        violation: {
          harm: `The same message twice turned ${name} at ${leadersInWords([at])} from ${shownInWords(before)} to ${shownInWords(shows)}.`,
          because: [
            `${leadersInWords([at])} had already seen ${writtenInWords(written)}, and showed ${shownInWords(before)}.`,
            "The same change arrived once more.",
            `However, ${name} now shows ${shownInWords(shows)}.`,
          ],
          step,
          leaders: [at],
        },
      }
    }
    return { witnesses, violation: null }
  },
}
