import { saw, visible } from "../../evidence.ts"
import type { Property } from "../../property.ts"
import { leadersInWords, objectInWords, writtenInWords } from "../../words.ts"

export const arbitrationRespectsCausality: Property = {
  id: "causality/arbitration-respects-causality",
  group: "causality",
  title: "Arbitration respects causality",
  law: "A write to a row made after seeing another wins over it: no leader that has seen both shows the earlier one.",
  source: "Burckhardt, Principles of Eventual Consistency (2014), section 5.3 (causal arbitration)",
  expectation: "always",
  assumes: "Nothing; of several writes of one value a read may show any.",
  witness: "a leader that has seen two writes to one row, the one made after seeing the other",
  families: ["row"],
  needs: [],
  readsStamps: false,
  check: ({ sightingsOf }) => {
    let witnesses = 0
    for (const { effective, at, written, seen, shows, step } of sightingsOf.row) {
      const { object } = written
      if (!effective || object.writes.length < 2) continue
      const known = visible(object, seen)
      const puts = known.filter(({ write }) => write.kind === "put" && write.value === shows)
      if (known.some((one) => saw(one, written) || saw(written, one))) witnesses++
      // Which of several puts of one value it shows is not to be told: each must have lost.
      const [shown] = puts.every((put) => known.some((other) => saw(other, put))) ? puts : []
      const later = shown && known.find((other) => saw(other, shown))
      if (shown === undefined || later === undefined) continue
      return {
        witnesses,
        violation: {
          harm: `${leadersInWords([at])} shows ${writtenInWords(shown)} in ${objectInWords(object)}, although ${writtenInWords(later)} was made by somebody who had seen it.`,
          because: [
            `${leadersInWords([later.at])} had seen ${writtenInWords(shown)} when it made ${writtenInWords(later)}: nothing was concurrent.`,
            `${leadersInWords([at])} has seen both.`,
            `However, it shows the earlier one.`,
          ],
          step,
          leaders: [at],
        },
      }
    }
    return { witnesses, violation: null }
  },
}
