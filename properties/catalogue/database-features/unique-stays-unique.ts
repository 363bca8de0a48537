import type { Written, WrittenObject } from "../../evidence.ts"
import { type Property, untouched } from "../../property.ts"
import { leadersInWords, objectInWords, writtenInWords } from "../../words.ts"
import { columnIn, recordsOf, shownAtEnd } from "../records.ts"

/** The last write that gave the record this email. */
const givenBy = ({ writes }: WrittenObject, email: string): ReadonlyArray<Written> =>
  writes
    .filter(({ write }) => write.kind === "set" && write.column === "email" && write.value === email)
    .slice(-1)

export const uniqueStaysUnique: Property = {
  id: "database-features/unique-stays-unique",
  group: "database-features",
  title: "Unique stays unique",
  law: "In the quiet cluster no leader shows two records with the same email.",
  source:
    "Kleppmann, Designing Data-Intensive Applications (2017), ch. 9, uniqueness needs consensus; EDB docs, PGD 4.4, multiple unique constraints",
  expectation: "eventually",
  assumes: "Each leader refuses a client an email that another of its own records has.",
  witness: "an email that was given to two records",
  families: ["record"],
  needs: [],
  readsStamps: false,
  check: (evidence) => {
    const { history, present } = evidence
    if (!history.quiet) return untouched
    const records = recordsOf(evidence)
    const emails = new Set(
      records.flatMap(({ writes }) =>
        writes.flatMap(({ write }) =>
          write.kind === "set" && write.column === "email" ? [write.value] : [],
        ),
      ),
    )
    let witnesses = 0
    for (const email of emails) {
      if (records.filter((record) => givenBy(record, email).length > 0).length > 1) witnesses++
      for (const leader of present) {
        const [one, other] = records.filter(
          ({ key }) => columnIn(shownAtEnd(evidence, leader, key), "email") === email,
        )
        if (one === undefined || other === undefined) continue
        const both = `${objectInWords(one)} and ${objectInWords(other)}`
        return {
          witnesses,
          violation: {
            harm: `At ${leadersInWords([leader])} both ${both} have the email ${email}, which no two records may have.`,
            because: [
              ...[one, other]
                .flatMap((record) => givenBy(record, email))
                .map(
                  (written) =>
                    `${leadersInWords([written.at])} acknowledged ${writtenInWords(written)}: no other record of its table had that email.`,
                ),
              "Nothing is left to deliver.",
              `However, ${leadersInWords([leader])} shows the email in both ${both}.`,
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
