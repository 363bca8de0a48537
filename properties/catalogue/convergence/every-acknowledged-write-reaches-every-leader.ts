import { survives } from "../../evidence.ts"
import { healedInWords, isStranded, lacking, pendingInWords } from "../../pending.ts"
import { type Property, untouched } from "../../property.ts"
import { leadersInWords, writtenInWords } from "../../words.ts"

export const everyAcknowledgedWriteReachesEveryLeader: Property = {
  id: "convergence/every-acknowledged-write-reaches-every-leader",
  group: "convergence",
  title: "Every acknowledged write reaches every leader",
  law: "When every fault is healed and nothing is left to deliver, every leader that is there has seen every write that was acknowledged; one that was lost with a leader that left, before anybody had it, is not counted.",
  source: "Burckhardt, Principles of Eventual Consistency (2014), section 5.1 (eventual visibility)",
  expectation: "eventually",
  assumes:
    "Nothing circulates any more: the last phase of the history ended by itself. Where only a core healed, its leaders are those that are there, and it is their own writes that are counted.",
  witness: "an acknowledged write, once for every other leader",
  families: ["row", "register", "counter", "set", "record"],
  needs: [],
  readsStamps: false,
  check: (evidence) => {
    const { history, writes } = evidence
    if (!history.quiet) return untouched
    for (const written of writes) {
      const without = lacking(evidence, written)
      if (without.length === 0 || !survives(evidence, written) || isStranded(evidence, written)) continue
      return {
        witnesses: writes.length * (history.leaders - 1),
        violation: {
          harm: `${writtenInWords(written)} was acknowledged, and is missing at ${leadersInWords(without)}.`,
          because: [
            `${leadersInWords([written.at])} acknowledged ${writtenInWords(written)}.`,
            `${healedInWords(history)}, and nothing is left that could be delivered.`,
            ...pendingInWords(evidence),
            `However, ${leadersInWords(without)} ${without.length === 1 ? "has" : "have"} not got it.`,
          ],
          step: history.steps.length,
          leaders: without,
        },
      }
    }
    return { witnesses: writes.length * (history.leaders - 1), violation: null }
  },
}
