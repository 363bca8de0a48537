import { apart, saw, visible, type Written } from "../../evidence.ts"
import type { Property } from "../../property.ts"
import { leadersInWords, objectInWords, shownInWords, writtenInWords } from "../../words.ts"
import { columnIn, isPlain, recordsOf, sets } from "../records.ts"

interface Sum {
  readonly total: number
  readonly put: Written
  readonly adjusts: ReadonlyArray<Written>
}

/** What the amount must be where it was put by somebody who knew of all before, and then only added to; else `null`. */
const sumOf = (known: ReadonlyArray<Written>): Sum | null => {
  const amounts = known.filter((written) => sets(written, "amount"))
  const put = amounts.findLast(({ write }) => write.kind === "set")
  if (put?.write.kind !== "set") return null
  const adjusts = amounts.filter((one) => one !== put && !saw(put, one))
  let total = Number(put.write.value)
  for (const adjust of adjusts) {
    const { write } = adjust
    if (write.kind !== "adjust" || write.times !== 1 || !saw(adjust, put)) return null
    total += write.plus
  }
  return Number.isFinite(total) ? { total, put, adjusts } : null
}

const haveAdjustsApart = (writes: ReadonlyArray<Written>): boolean => {
  const adjusts = writes.filter(({ write }) => write.kind === "adjust")
  return adjusts.some((one) => adjusts.some((other) => apart(one, other)))
}

export const adjustmentsAllCount: Property = {
  id: "database-features/adjustments-all-count",
  group: "database-features",
  title: "Adjustments all count",
  law: "An amount that was put by a client who knew of all before, and then only added to by clients who knew of that, is at every leader what was put and all that was added, as far as the leader has seen it.",
  source:
    "EDB docs, PGD, CRDT columns (a lost increment); Berenson et al., A Critique of ANSI SQL Isolation Levels (SIGMOD 1995), P4 lost update",
  expectation: "always",
  assumes: "No constraint bears on the record, and nobody removes it.",
  witness: "a read of an amount after two adjustments by clients of whom neither could know of the other's",
  families: ["record"],
  needs: [],
  readsStamps: false,
  check: (evidence) => {
    const adjusted = new Set(recordsOf(evidence).filter(({ writes }) => haveAdjustsApart(writes)))
    let witnesses = 0
    if (adjusted.size === 0) return { witnesses, violation: null }
    for (const { effective, at, object, seen, shows, step } of evidence.sightingsOf.record) {
      if (!effective || !adjusted.has(object)) continue
      const known = visible(object, seen)
      const sum = isPlain(known) ? sumOf(known) : null
      if (sum === null) continue
      const { total, put, adjusts } = sum
      if (!haveAdjustsApart(adjusts)) continue
      witnesses++
      const shown = columnIn(shows, "amount")
      if (shown !== null && Number(shown) === total) continue
      const where = leadersInWords([at])
      return {
        witnesses,
        violation: {
          harm: `The amount of ${objectInWords(object)} is ${shownInWords(shown)} at ${where}, and what was put and added makes ${total}.`,
          because: [
            `${[put, ...adjusts].map(writtenInWords).join(", ")} were acknowledged, the others by clients who knew of the first.`,
            `Together they make ${total} in whatever order, and ${where} has seen them all.`,
            `However, it shows ${shownInWords(shown)}.`,
          ],
          step,
          leaders: [at],
        },
      }
    }
    return { witnesses, violation: null }
  },
}
