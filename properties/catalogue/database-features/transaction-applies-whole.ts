import { has } from "../../bits.ts"
import { saw, type Written } from "../../evidence.ts"
import { type Property, untouched } from "../../property.ts"
import { leadersInWords, shownInWords, writtenInWords } from "../../words.ts"
import { columnIn, removes, sets, shownAtEnd, transactionsOf } from "../records.ts"

/** `true` when nobody else set the column to the same value, so that a read which shows it shows this part. */
const isTold = ({ object, write }: Written): boolean =>
  write.kind === "set" &&
  object.writes.filter(
    (other) => sets(other, "a") && "value" in other.write && other.write.value === write.value,
  ).length === 1

/** `true` when a write that had seen this one put something else in its place. */
const wasReplaced = (part: Written): boolean =>
  part.object.writes.some((other) => saw(other, part) && (removes(other) || sets(other, "a")))

export const transactionAppliesWhole: Property = {
  id: "database-features/transaction-applies-whole",
  group: "database-features",
  title: "A transaction applies whole",
  law: "In the quiet cluster no leader shows one part of a transaction without the other, unless a write that had seen the other part replaced it.",
  source:
    "Bailis et al., Highly Available Transactions (VLDB 2013), fractured reads; pgEdge Spock docs, conflicts (a row at a time)",
  expectation: "eventually",
  assumes:
    "Nothing; a part whose value another write gives the record too is not taken for one that is left.",
  witness: "a transaction over two records, once for every other leader that applied it",
  families: ["record"],
  needs: [],
  readsStamps: false,
  check: (evidence) => {
    const { history, present, seenAtEnd } = evidence
    if (!history.quiet) return untouched
    let witnesses = 0
    for (const parts of transactionsOf(evidence)) {
      witnesses += seenAtEnd.filter((seen, leader) =>
        parts.every(({ at, index }) => at !== leader && has(seen, index)),
      ).length
      for (const leader of present) {
        const shown = (part: Written): string | null =>
          columnIn(shownAtEnd(evidence, leader, part.write.key), "a")
        const stands = (part: Written): boolean =>
          part.write.kind === "set" && shown(part) === part.write.value
        const left = parts.find((part) => stands(part) && isTold(part))
        const lost = parts.find((part) => !stands(part) && !wasReplaced(part))
        if (left === undefined || lost === undefined) continue
        const where = leadersInWords([leader])
        return {
          witnesses,
          violation: {
            harm: `At ${where} half a transaction is left: ${writtenInWords(left)} is there, and ${writtenInWords(lost)} is not.`,
            because: [
              `${leadersInWords([left.at])} acknowledged both in one transaction.`,
              `Nobody who had seen ${writtenInWords(lost)} has replaced it.`,
              `However, at ${where} its column shows ${shownInWords(shown(lost))}, while ${writtenInWords(left)} stands.`,
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
