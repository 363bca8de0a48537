import { leaderName } from "../../../model/vocabulary/leader.ts"
import { apart } from "../../evidence.ts"
import { type Property, untouched } from "../../property.ts"
import { leadersInWords, objectInWords, shownAt, shownInWords, writtenInWords } from "../../words.ts"
import { columnIn, informedOf, recordsOf, sets, shownAtEnd } from "../records.ts"

export const statementComputesTheSameEverywhere: Property = {
  id: "database-features/statement-computes-the-same-everywhere",
  group: "database-features",
  title: "A statement computes the same everywhere",
  law: "Where leaders that have seen all writes to a record end with different amounts in it, each shows an amount that some statement computed at the leader that its client asked.",
  source:
    "MySQL 8.4 reference manual, 19.2.1.1 (advantages and disadvantages of statement-based replication); MariaDB docs, unsafe statements",
  expectation: "eventually",
  assumes:
    "That leaders end with different amounts is not this claim's matter, but that of a quiet cluster that agrees.",
  witness: "a record with two adjustments by clients of whom neither could know of the other's",
  families: ["record"],
  needs: [],
  readsStamps: false,
  check: (evidence) => {
    const { history } = evidence
    if (!history.quiet) return untouched
    let witnesses = 0
    for (const record of recordsOf(evidence)) {
      const adjusts = record.writes.filter(({ write }) => write.kind === "adjust")
      if (!adjusts.some((one) => adjusts.some((other) => apart(one, other)))) continue
      witnesses++
      const informed = informedOf(evidence, record)
      const amountAt = (leader: number) => columnIn(shownAtEnd(evidence, leader, record.key), "amount")
      const computed = new Set(record.writes.map(({ shows }) => columnIn(shows, "amount")))
      const adrift = informed.find((leader) => amountAt(leader) !== null && !computed.has(amountAt(leader)))
      const other =
        adrift === undefined ? undefined : informed.find((one) => amountAt(one) !== amountAt(adrift))
      if (adrift === undefined || other === undefined) continue
      const name = `the amount of ${objectInWords(record)}`
      return {
        witnesses,
        violation: {
          harm: `${name} is ${shownAt(informed, amountAt)}, and nobody's statement ever gave ${shownInWords(amountAt(adrift))}.`,
          because: [
            ...record.writes
              .filter((written) => sets(written, "amount"))
              .map(
                (written) =>
                  `${writtenInWords(written)} gave ${shownInWords(columnIn(written.shows, "amount"))} at ${leaderName(written.at)}.`,
              ),
            `${leadersInWords([adrift, other])} have seen all of these, and end apart.`,
            `However, ${leadersInWords([adrift])} shows ${shownInWords(amountAt(adrift))}, which none of them gave.`,
          ],
          step: history.steps.length,
          leaders: [adrift, other],
        },
      }
    }
    return { witnesses, violation: null }
  },
}
