import { concurrent, saw, type Written } from "../../evidence.ts"
import type { Property } from "../../property.ts"
import { leadersInWords, objectInWords, writtenInWords } from "../../words.ts"

export const conflictIffConcurrent: Property = {
  id: "conflict-resolution/conflict-iff-concurrent",
  group: "conflict-resolution",
  title: "A conflict is reported exactly where two writes were concurrent",
  law: "When a leader applies a write to a row that holds another leader's version, it reports a conflict if and only if neither origin had seen the other's write.",
  source:
    "Kleppmann, Designing Data-Intensive Applications (2017), ch. 5, the happens-before relationship and concurrency",
  expectation: "always",
  assumes: "The subject detects conflicts by version vectors, and remembers deletes.",
  witness: "a write applied to a row that already has a version",
  families: ["row"],
  needs: [],
  readsStamps: false,
  check: ({ sightingsOf }) => {
    const held = new Map<number, ReadonlyArray<Written>>()
    let witnesses = 0
    for (const { kind, effective, at, copy, written, again, outcome, conflict, step } of sightingsOf.row) {
      if (!effective || again) continue
      const versions = held.get(copy)
      if (conflict?.kept !== "both") {
        if (kind === "wrote" || outcome === "applied") held.set(copy, [written])
      } else if (versions !== undefined)
        held.set(copy, [...versions.filter((version) => !saw(written, version)), written])
      const rival = versions?.find((version) => concurrent(written, version))
      const local = rival ?? versions?.at(-1)
      if (kind === "wrote" || local === undefined) continue
      witnesses++
      if ((conflict !== null) === (rival !== undefined)) continue
      const reported = conflict !== null
      const both = `${writtenInWords(local)} and ${writtenInWords(written)}`
      return {
        witnesses,
        violation: {
          harm: reported
            ? `${leadersInWords([at])} reports a conflict in ${objectInWords(written.object)} that was none: ${both}.`
            : `${leadersInWords([at])} resolved a conflict in ${objectInWords(written.object)} without a word: ${both}.`,
          because: [
            reported
              ? `Of ${both}, the one was made after seeing the other.`
              : `Of ${both}, neither origin had seen the other's write.`,
            `However, ${leadersInWords([at])} ${reported ? `reported ${conflict.name}` : "reported no conflict"}.`,
          ],
          step,
          leaders: [at],
        },
      }
    }
    return { witnesses, violation: null }
  },
}
