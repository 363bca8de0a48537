import { shownIn } from "../../../model/vocabulary/write.ts"
import { sameShown } from "../../evidence.ts"
import { healedInWords, isStranded, pendingInWords } from "../../pending.ts"
import { type Property, untouched } from "../../property.ts"
import { objectInWords, shownAt } from "../../words.ts"

export const quietClusterAgrees: Property = {
  id: "convergence/quiet-cluster-agrees",
  group: "convergence",
  title: "A quiet cluster agrees",
  law: "When writes have stopped, every fault is healed and nothing is left to deliver, every object reads the same at every leader that is there.",
  source:
    "Vogels, Eventually Consistent (CACM 2009); Burckhardt, Principles of Eventual Consistency (2014), section 5.1 (quiescent consistency)",
  expectation: "eventually",
  assumes:
    "Nothing circulates any more: the last phase of the history ended by itself. Where only a core healed, no write of a leader that stays failed has reached just part of it.",
  witness: "an object that was written more than once",
  families: ["row", "register", "counter", "set", "record"],
  needs: [],
  readsStamps: false,
  check: (evidence) => {
    const { history, objects, present } = evidence
    if (!history.quiet) return untouched
    let witnesses = 0
    for (const object of objects) {
      if (object.writes.some((written) => isStranded(evidence, written))) continue
      if (object.writes.length > 1) witnesses++
      const { family, key } = object
      const shown = history.final.map((view) => shownIn(view, family, key))
      const first = present[0] ?? 0
      const other = present.find((leader) => !sameShown(shown[leader] ?? null, shown[first] ?? null))
      if (other === undefined) continue
      const name = objectInWords(object)
      const said = shownAt(present, (leader) => shown[leader] ?? null)
      return {
        witnesses,
        violation: {
          harm: `${name} is ${said}, for ever.`,
          because: [
            `${healedInWords(history)}, and nothing is left that could be delivered.`,
            ...pendingInWords(evidence),
            `So no change will come that could repair ${name}.`,
            `However, it is ${said}.`,
          ],
          step: history.steps.length,
          leaders: [first, other],
        },
      }
    }
    return { witnesses, violation: null }
  },
}
