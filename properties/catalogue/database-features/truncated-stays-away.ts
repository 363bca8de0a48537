import { type Evidence, saw, survives, type Written } from "../../evidence.ts"
import { type Property, untouched } from "../../property.ts"
import { leadersInWords, objectInWords, shownAt, writtenInWords } from "../../words.ts"
import { recordsOf, shownAtEnd } from "../records.ts"

/** The truncations: changes that remove whatever there is, and erasures of several records in one transaction. */
const truncationsIn = ({ writes }: Evidence): ReadonlySet<Written> => {
  const erasures = writes.filter(({ write }) => write.kind === "erase")
  const together = [...Map.groupBy(erasures, ({ step }) => step).values()].filter(({ length }) => length > 1)
  return new Set([...writes.filter(({ write }) => write.kind === "truncate"), ...together.flat()])
}

export const truncatedStaysAway: Property = {
  id: "database-features/truncated-stays-away",
  group: "database-features",
  title: "Truncated stays away",
  law: "When a truncation has seen every other write to a record, the quiet cluster shows no such record anywhere.",
  source:
    "EDB docs, PGD, conflicts (TRUNCATE); Oracle GoldenGate docs, TRUNCATE in bidirectional configurations",
  expectation: "eventually",
  assumes: "Nothing circulates any more: the last phase of the history ended by itself.",
  witness: "a record with a truncation that has seen all other writes to it",
  families: ["record"],
  needs: [],
  readsStamps: false,
  check: (evidence) => {
    const { history, present } = evidence
    if (!history.quiet) return untouched
    const truncations = truncationsIn(evidence)
    let witnesses = 0
    for (const record of recordsOf(evidence)) {
      const last = record.writes.find(
        (one) =>
          truncations.has(one) &&
          record.writes.length > 1 &&
          record.writes.every((other) => other === one || saw(one, other)),
      )
      if (last === undefined || !survives(evidence, last)) continue
      witnesses++
      const shown = (leader: number) => shownAtEnd(evidence, leader, record.key)
      const back = present.filter((leader) => shown(leader) !== null)
      if (back.length === 0) continue
      const name = objectInWords(record)
      return {
        witnesses,
        violation: {
          harm: `${name} was removed with all others by a client that saw everything, and is back: ${shownAt(back, shown)}.`,
          because: [
            `${leadersInWords([last.at])} acknowledged ${writtenInWords(last)}, a truncation, and had seen every other write to ${name}.`,
            "Nothing is left to deliver.",
            `However, it is ${shownAt(back, shown)}.`,
          ],
          step: history.steps.length,
          leaders: back,
        },
      }
    }
    return { witnesses, violation: null }
  },
}
