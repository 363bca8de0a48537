import { type Property, untouched } from "../../property.ts"
import { leadersInWords, objectInWords, writtenInWords } from "../../words.ts"
import { columnIn, recordsOf, removes, shownAtEnd } from "../records.ts"

export const referencesStayValid: Property = {
  id: "database-features/references-stay-valid",
  group: "database-features",
  title: "References stay valid",
  law: "In the quiet cluster no leader shows a record whose parent is not there.",
  source:
    "BDR 1.0.7 manual, conflicts (foreign keys); EDB docs, PGD 4.4, conflicts (foreign key constraints); aws/pgactive, reference guide",
  expectation: "eventually",
  assumes:
    "Each leader refuses its clients a parent that is not there, and the removal of one that is referred to.",
  witness: "a record that was given a parent which was also removed",
  families: ["record"],
  needs: [],
  readsStamps: false,
  check: (evidence) => {
    const { history, present } = evidence
    if (!history.quiet) return untouched
    const records = recordsOf(evidence)
    let witnesses = 0
    for (const child of records)
      for (const parent of records) {
        const referring = child.writes.filter(
          ({ write }) => write.kind === "set" && write.column === "parent" && write.value === parent.key,
        )
        if (child === parent || referring.length === 0) continue
        const removing = parent.writes.filter(removes)
        if (removing.length > 0) witnesses++
        const dangling = present.filter(
          (leader) =>
            columnIn(shownAtEnd(evidence, leader, child.key), "parent") === parent.key &&
            shownAtEnd(evidence, leader, parent.key) === null,
        )
        if (dangling.length === 0) continue
        const where = leadersInWords(dangling)
        return {
          witnesses,
          violation: {
            harm: `At ${where} ${objectInWords(child)} refers to ${objectInWords(parent)}, which is not there.`,
            because: [
              ...referring
                .slice(-1)
                .map(
                  (one) => `${leadersInWords([one.at])} acknowledged ${writtenInWords(one)}: it was there.`,
                ),
              ...removing
                .slice(-1)
                .map(
                  (one) =>
                    `${leadersInWords([one.at])} acknowledged ${writtenInWords(one)}: nothing referred to it.`,
                ),
              `However, at ${where} the reference is left, and what it refers to is not.`,
            ],
            step: history.steps.length,
            leaders: dangling,
          },
        }
      }
    return { witnesses, violation: null }
  },
}
