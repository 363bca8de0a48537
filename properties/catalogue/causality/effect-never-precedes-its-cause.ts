import { leadersOf } from "../../../model/vocabulary/leader.ts"
import { type Bits, firstMissing, none, plus } from "../../bits.ts"
import type { Evidence } from "../../evidence.ts"
import type { Property } from "../../property.ts"
import { leadersInWords, writtenInWords } from "../../words.ts"

/** The writes of each leader: what it cannot lack. */
const ownWrites = ({ history, writes }: Evidence): ReadonlyArray<Bits> => {
  const own = leadersOf(history.leaders).map(() => none(writes.length))
  for (const { at, index } of writes) own[at] = plus(own[at] ?? none(writes.length), index)
  return own
}

export const effectNeverPrecedesItsCause: Property = {
  id: "causality/effect-never-precedes-its-cause",
  group: "causality",
  title: "An effect never precedes its cause",
  law: "When a leader applies a write, it has already seen everything that the write's origin had seen.",
  source: "Birman, Schiper, Stephenson (1991), causal delivery; Lloyd et al., COPS (SOSP 2011)",
  expectation: "always",
  assumes: "Nothing.",
  witness: "a write applied at a leader, made after seeing a write that was not that leader's own",
  families: ["row", "register", "counter", "set", "record"],
  needs: [],
  readsStamps: false,
  check: (evidence) => {
    const { sightings, writes } = evidence
    const own = ownWrites(evidence)
    let witnesses = 0
    for (const { kind, at, written, seen, step } of sightings) {
      if (kind !== "applied") continue
      const missing = firstMissing(written.past, seen)
      const cause = writes[missing]
      if (firstMissing(written.past, own[at] ?? none(writes.length)) !== -1) witnesses++
      if (cause === undefined) continue
      return {
        witnesses,
        violation: {
          harm: `${leadersInWords([at])} shows the effect of ${writtenInWords(written)} without its cause ${writtenInWords(cause)}.`,
          because: [
            `${leadersInWords([written.at])} had seen ${writtenInWords(cause)} when it made ${writtenInWords(written)}.`,
            `${leadersInWords([at])} applied ${writtenInWords(written)}.`,
            `However, it had not seen ${writtenInWords(cause)}.`,
          ],
          step,
          leaders: [at],
        },
      }
    }
    return { witnesses, violation: null }
  },
}
