import type { LeaderId } from "../../../model/vocabulary/leader.ts"
import { leadersOf } from "../../../model/vocabulary/leader.ts"
import type { Shown } from "../../../model/vocabulary/write.ts"
import type { Evidence, Written, WrittenObject } from "../../evidence.ts"
import type { Property } from "../../property.ts"
import { leadersInWords, objectInWords, shownInWords, writtenInWords } from "../../words.ts"
import { columnIn, recordsOf, sets, shownAtEnd } from "../records.ts"

const broken = (low: string | null, high: string | null): boolean =>
  low !== null && high !== null && Number(low) > Number(high)

const valueOf = ({ write }: Written): string => (write.kind === "set" ? write.value : "")

/** A low and a high that the record was given, which together break its check. */
const opposed = ({ writes }: WrittenObject): ReadonlyArray<Written> | null => {
  const highs = writes.filter((written) => sets(written, "high"))
  for (const low of writes) {
    if (!sets(low, "low")) continue
    const high = highs.find((other) => broken(valueOf(low), valueOf(other)))
    if (high !== undefined) return [low, high]
  }
  return null
}

interface Read {
  readonly at: LeaderId
  readonly object: WrittenObject
  readonly shows: Shown
  readonly step: number
}

/** What each leader shows of each record at the end. */
const readsAtEnd = (evidence: Evidence): ReadonlyArray<Read> =>
  recordsOf(evidence).flatMap((object) =>
    leadersOf(evidence.history.leaders).map((at) => ({
      at,
      object,
      shows: shownAtEnd(evidence, at, object.key),
      step: evidence.history.steps.length,
    })),
  )

const isBroken = ({ shows }: Read): boolean => {
  const low = columnIn(shows, "low")
  return low !== null && broken(low, columnIn(shows, "high"))
}

export const checksStayTrue: Property = {
  id: "database-features/checks-stay-true",
  group: "database-features",
  title: "Checks stay true",
  law: "No read of a record ever shows a low above its high.",
  source: "EDB docs, PGD, column-level conflict detection (a check over two columns)",
  expectation: "always",
  assumes: "Each leader refuses its clients a low above the high, and a high below the low.",
  witness: "a record that was given a low above a high that it was given too",
  families: ["record"],
  needs: [],
  readsStamps: false,
  check: (evidence) => {
    const witnesses = recordsOf(evidence).filter((record) => opposed(record) !== null).length
    const found = evidence.sightingsOf.record.find(isBroken) ?? readsAtEnd(evidence).find(isBroken)
    if (found === undefined) return { witnesses, violation: null }
    const { at, object, shows, step } = found
    return {
      witnesses,
      violation: {
        harm: `${objectInWords(object)} shows ${shownInWords(shows)} at ${leadersInWords([at])}: its low is above its high.`,
        because: [
          ...(opposed(object) ?? []).map(
            (written) =>
              `${leadersInWords([written.at])} acknowledged ${writtenInWords(written)}, and its own record kept the check.`,
          ),
          `However, at ${leadersInWords([at])} a read shows ${shownInWords(shows)}.`,
        ],
        step,
        leaders: [at],
      },
    }
  },
}
