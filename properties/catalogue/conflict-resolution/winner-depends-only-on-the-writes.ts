import { concurrent, type Written } from "../../evidence.ts"
import * as Dot from "../../../model/vocabulary/dot.ts"
import type { Property } from "../../property.ts"
import { leadersInWords, writtenInWords } from "../../words.ts"

interface Decision {
  readonly at: number
  readonly winner: Written
}

export const winnerDependsOnlyOnTheWrites: Property = {
  id: "conflict-resolution/winner-depends-only-on-the-writes",
  group: "conflict-resolution",
  title: "The winner depends only on the writes",
  law: "Whenever two leaders decide between the same two concurrent writes to a row, they choose the same one.",
  source:
    "Kleppmann, Designing Data-Intensive Applications (2017), ch. 5, converging toward a consistent state",
  expectation: "always",
  assumes: "The subject says which versions it decided between, and which it kept.",
  witness: "two leaders that decided between the same two writes",
  families: ["row"],
  needs: [],
  readsStamps: false,
  check: ({ sightingsOf, writes }) => {
    const decided = new Map<number, Decision>()
    let witnesses = 0
    for (const { kind, at, written, conflict, step } of sightingsOf.row) {
      if (kind !== "applied" || conflict === null || conflict.local === null) continue
      // Where neither is kept, or both are, there is no winner.
      if (conflict.kept !== "local" && conflict.kept !== "remote") continue
      const name = conflict.local
      const local = written.object.writes.find(({ dot }) => Dot.same(dot, name))
      if (local === undefined || !concurrent(local, written)) continue
      const winner = conflict.kept === "remote" ? written : local
      const pair = Math.min(local.index, written.index) * writes.length + Math.max(local.index, written.index)
      const earlier = decided.get(pair)
      if (earlier === undefined) {
        decided.set(pair, { at, winner })
        continue
      }
      if (earlier.at !== at) witnesses++
      if (earlier.winner === winner) continue
      return {
        witnesses,
        violation: {
          harm: `Between the same two writes, ${leadersInWords([earlier.at])} chose ${writtenInWords(earlier.winner)} and ${leadersInWords([at])} chose ${writtenInWords(winner)}.`,
          because: [
            `${writtenInWords(local)} and ${writtenInWords(written)} are concurrent.`,
            `${leadersInWords([earlier.at])} kept ${writtenInWords(earlier.winner)}.`,
            `However, ${leadersInWords([at])} kept ${writtenInWords(winner)} (${conflict.name}).`,
          ],
          step,
          leaders: [earlier.at, at],
        },
      }
    }
    return { witnesses, violation: null }
  },
}
