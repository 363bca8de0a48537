import { nothingShown, shownIn } from "../../../model/vocabulary/write.ts"
import * as Dot from "../../../model/vocabulary/dot.ts"
import { type Evidence, saw, survives, type Written } from "../../evidence.ts"
import { type Property, untouched } from "../../property.ts"
import { leadersInWords, objectInWords, writtenInWords } from "../../words.ts"

/** The writes that a read does not tell from this one: the puts of its value to its row, or it alone. */
const alike = (written: Written): ReadonlyArray<Written> => {
  const { write, object } = written
  return write.kind === "put"
    ? object.writes.filter((other) => other.write.kind === "put" && other.write.value === write.value)
    : [written]
}

/** The writes to rows that a leader named as the loser of a conflict. */
const losers = ({ sightingsOf }: Evidence): ReadonlySet<Written> => {
  const found = new Set<Written>()
  for (const { kind, conflict, written } of sightingsOf.row) {
    if (kind !== "applied" || conflict === null) continue
    if (conflict.kept !== "remote") found.add(written)
    if (conflict.kept === "local" || conflict.local === null) continue
    const name = conflict.local
    const local = written.object.writes.find(({ dot }) => Dot.same(dot, name))
    if (local !== undefined) found.add(local)
  }
  return found
}

export const nothingIsLostSilently: Property = {
  id: "conflict-resolution/nothing-is-lost-silently",
  group: "conflict-resolution",
  title: "Nothing is lost silently",
  law: "Every acknowledged write to a row is shown by every leader in the end, or was overwritten by a write that had seen it, or some leader reported it as the loser of a conflict.",
  source:
    "Kleppmann, Designing Data-Intensive Applications (2017), ch. 5, last write wins (discarding concurrent writes)",
  expectation: "eventually",
  assumes: "Nothing; puts of one value to a row count as one, since a read does not tell them apart.",
  witness: "a write to a row that is not shown in the end and that no later write had seen",
  families: ["row"],
  needs: [],
  readsStamps: false,
  check: (evidence) => {
    const { history, objects, present } = evidence
    if (!history.quiet) return untouched
    const reported = losers(evidence)
    let witnesses = 0
    for (const object of objects) {
      if (object.family !== "row") continue
      for (const written of object.writes) {
        const { write } = written
        const meant = write.kind === "put" ? write.value : null
        const where = present.filter(
          (leader) => shownIn(history.final[leader] ?? nothingShown, "row", object.key) !== meant,
        )
        if (where.length === 0 || !survives(evidence, written)) continue
        const same = alike(written)
        if (object.writes.some((other) => !same.includes(other) && same.some((one) => saw(other, one))))
          continue
        witnesses++
        if (same.some((one) => reported.has(one))) continue
        return {
          witnesses,
          violation: {
            harm: `${writtenInWords(written)} was acknowledged and ${meant === null ? "has no effect" : "is gone"} at ${leadersInWords(where)}, and nobody was told.`,
            because: [
              `${leadersInWords([written.at])} acknowledged ${writtenInWords(written)}.`,
              `No write to ${objectInWords(object)} was made by anybody who had seen it.`,
              `However, ${leadersInWords(where)} ${where.length === 1 ? "does" : "do"} not show it, and no conflict names it.`,
            ],
            step: history.steps.length,
            leaders: where,
          },
        }
      }
    }
    return { witnesses, violation: null }
  },
}
