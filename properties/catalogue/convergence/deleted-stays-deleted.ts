import { shownIn } from "../../../model/vocabulary/write.ts"
import { saw, survives } from "../../evidence.ts"
import { type Property, untouched } from "../../property.ts"
import { objectInWords, shownAt, writtenInWords } from "../../words.ts"

export const deletedStaysDeleted: Property = {
  id: "convergence/deleted-stays-deleted",
  group: "convergence",
  title: "Deleted stays deleted",
  law: "When a delete has seen every other write to its row, the quiet cluster shows no such row anywhere.",
  source: "BDR 1.0.7 manual, conflicts (delete before insert); EDB docs, PGD 6, conflict types",
  expectation: "eventually",
  assumes: "Nothing circulates any more: the last phase of the history ended by itself.",
  witness: "a row whose delete has seen all other writes to it",
  families: ["row"],
  needs: [],
  readsStamps: false,
  check: ({ history, objects, seenAtEnd, present }) => {
    if (!history.quiet) return untouched
    let witnesses = 0
    for (const object of objects) {
      if (object.family !== "row") continue
      const last = object.writes.find(
        (one) =>
          one.write.kind === "delete" && object.writes.every((other) => other === one || saw(one, other)),
      )
      if (last === undefined || !survives({ seenAtEnd, present }, last)) continue
      witnesses++
      const shown = history.final.map((view) => shownIn(view, "row", object.key))
      const back = present.filter((leader) => (shown[leader] ?? null) !== null)
      if (back.length === 0) continue
      const said = shownAt(back, (leader) => shown[leader] ?? null)
      return {
        witnesses,
        violation: {
          harm: `${objectInWords(object)} was deleted by a client that saw everything, and is back: ${said}.`,
          because: [
            `${writtenInWords(last)} had seen every other write to ${objectInWords(object)}.`,
            "Nothing is left to deliver.",
            `However, it is ${said}.`,
          ],
          step: history.steps.length,
          leaders: back,
        },
      }
    }
    return { witnesses, violation: null }
  },
}
