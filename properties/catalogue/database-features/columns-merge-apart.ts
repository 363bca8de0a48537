import { compareTime } from "../../../model/vocabulary/stamp.ts"
import { apart, saw, type Written, type WrittenObject } from "../../evidence.ts"
import { type Property, untouched } from "../../property.ts"
import { leadersInWords, objectInWords, shownInWords, writtenInWords } from "../../words.ts"
import { columnIn, informedOf, isPlain, recordsOf, sets, shownAtEnd, transactionsOf } from "../records.ts"

/** Columns that clients set and nothing computes. */
const columns = ["a", "b", "audited"]

/** `true` when the later of two writes, by what its origin had seen, is not the later by its stamp. */
const misdated = (later: Written, earlier: Written): boolean =>
  later.stamp !== null && earlier.stamp !== null && compareTime(later.stamp, earlier.stamp) <= 0

/** The sets of a column that no other set of it had seen; none where clocks tell of the record otherwise. */
const latestOf = ({ writes }: WrittenObject, column: string): ReadonlyArray<Written> => {
  const all = writes.filter((written) => sets(written, column))
  if (all.some((one) => writes.some((other) => saw(one, other) && misdated(one, other)))) return []
  return all.filter((one) => !all.some((other) => saw(other, one)))
}

/** `true` when there was one insert, and every other write had seen it. */
const insertedOnce = ({ writes: [first, ...others] }: WrittenObject): boolean =>
  first !== undefined && others.every((other) => saw(other, first))

/** A write to another column, by a client of whom neither could know of the other's. */
const besides = (written: Written, column: string): Written | undefined =>
  written.object.writes.find((other) => !sets(other, column) && apart(other, written))

export const columnsMergeApart: Property = {
  id: "database-features/columns-merge-apart",
  group: "database-features",
  title: "Columns merge apart",
  law: "A column of a record is not lost to a write of another column: where neither client knew of the other's write, every leader that has seen them all shows in the column a value that no other setter of it had seen.",
  source:
    "EDB docs, PGD, column-level conflict detection; Oracle GoldenGate docs, automatic conflict detection (column groups)",
  expectation: "eventually",
  assumes:
    "The record was inserted once and not removed, no constraint bears on it, no write to it is part of a transaction, and a set is stamped later than what its origin had seen of the record.",
  witness:
    "a column set last by a client while another one, neither knowing of the other, wrote another column",
  families: ["record"],
  needs: [],
  readsStamps: false,
  check: (evidence) => {
    const { history } = evidence
    if (!history.quiet) return untouched
    const inTransactions = new Set(transactionsOf(evidence).flat())
    let witnesses = 0
    for (const record of recordsOf(evidence)) {
      if (record.writes.length < 3 || !insertedOnce(record) || !isPlain(record.writes)) continue
      if (record.writes.some((written) => inTransactions.has(written))) continue
      for (const column of columns) {
        const latest = latestOf(record, column)
        const [one] = latest
        const other = one === undefined ? undefined : besides(one, column)
        if (one === undefined || other === undefined) continue
        witnesses++
        for (const leader of informedOf(evidence, record)) {
          const shown = columnIn(shownAtEnd(evidence, leader, record.key), column)
          if (latest.some(({ shows }) => columnIn(shows, column) === shown)) continue
          const where = leadersInWords([leader])
          return {
            witnesses,
            violation: {
              harm: `${writtenInWords(one)} was acknowledged and is gone at ${where}, because somebody wrote another column of ${objectInWords(record)}.`,
              because: [
                `Whoever made ${writtenInWords(one)} and ${writtenInWords(other)} knew nothing of each other, and they are for two columns.`,
                `${where} has seen all writes to ${objectInWords(record)}, and nobody who had seen the first has set its column again.`,
                `However, the column shows ${shownInWords(shown)} there.`,
              ],
              step: history.steps.length,
              leaders: [leader],
            },
          }
        }
      }
    }
    return { witnesses, violation: null }
  },
}
