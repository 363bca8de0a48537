import * as Stamp from "../../../model/vocabulary/stamp.ts"
import { saw } from "../../evidence.ts"
import type { Property } from "../../property.ts"
import { leadersInWords, writtenInWords } from "../../words.ts"

export const stampsGrowWithCausality: Property = {
  id: "causality/stamps-grow-with-causality",
  group: "causality",
  title: "Stamps grow with causality",
  law: "If a write's origin had seen another write, its stamp is the greater; the writes of one transaction share theirs.",
  source:
    "Lamport, Time, Clocks, and the Ordering of Events (CACM 1978), the clock condition; Kulkarni et al. (OPODIS 2014), theorem 1",
  expectation: "always",
  assumes: "The design stamps with a logical or hybrid clock.",
  witness: "a write whose origin had seen a write of another leader",
  families: ["row", "register", "counter", "set", "record"],
  needs: [],
  readsStamps: true,
  check: ({ writes }) => {
    let witnesses = 0
    for (const later of writes)
      for (const earlier of writes) {
        if (earlier.index >= later.index) break
        if (!saw(later, earlier) || later.stamp === null || earlier.stamp === null) continue
        if (later.step === earlier.step) continue
        if (later.at !== earlier.at) witnesses++
        const order = Stamp.compare(later.stamp, earlier.stamp)
        if (order > 0) continue
        const how = order === 0 ? "as is" : `before the ${Stamp.show(earlier.stamp)} of`
        return {
          witnesses,
          violation: {
            harm: `${writtenInWords(later)} is stamped ${Stamp.show(later.stamp)}, ${how} ${writtenInWords(earlier)} that it was made after.`,
            because: [
              `${leadersInWords([later.at])} had seen ${writtenInWords(earlier)}, stamped ${Stamp.show(earlier.stamp)}.`,
              `However, it stamped ${writtenInWords(later)} ${Stamp.show(later.stamp)}.`,
            ],
            step: later.step,
            leaders: [later.at],
          },
        }
      }
    return { witnesses, violation: null }
  },
}
