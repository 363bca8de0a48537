import { apart, saw, type Written } from "../../evidence.ts"
import type { Property } from "../../property.ts"
import { leadersInWords, writtenInWords } from "../../words.ts"
import { removes } from "../records.ts"

/** `true` when somebody who had seen the earlier insert removed its record, and the later origin knew. */
const removedBetween = (earlier: Written, later: Written): boolean =>
  later.object.writes.some((other) => removes(other) && saw(other, earlier) && saw(later, other))

export const generatedKeysNeverCollide: Property = {
  id: "database-features/generated-keys-never-collide",
  group: "database-features",
  title: "Generated keys never collide",
  law: "No two acknowledged inserts were given the same generated key, unless somebody who had seen the first had removed it, and the second one's origin knew.",
  source:
    "Kleppmann, Designing Data-Intensive Applications (2017), ch. 5, autoincrementing keys; MariaDB docs, Multi-master ring replication (auto_increment_offset)",
  expectation: "always",
  assumes: "Nobody writes generated keys by hand.",
  witness: "two inserts under generated keys by clients of whom neither could know of the other's",
  families: ["record"],
  needs: [],
  readsStamps: false,
  check: ({ writes }) => {
    const generated = writes.filter(({ write }) => write.kind === "generate")
    let witnesses = 0
    for (const later of generated)
      for (const earlier of generated) {
        if (earlier.index >= later.index) break
        if (apart(earlier, later)) witnesses++
        const { key } = later.write
        if (earlier.write.key !== key || removedBetween(earlier, later)) continue
        return {
          witnesses,
          violation: {
            harm: `Two clients were given the key ${key} for their new records, and there can be only one record under it.`,
            because: [
              `${leadersInWords([earlier.at])} gave the key ${key} to ${writtenInWords(earlier)}.`,
              `${leadersInWords([later.at])} knew of nobody who had seen that record and removed it.`,
              `However, it gave the same key to ${writtenInWords(later)}.`,
            ],
            step: later.step,
            leaders: [...new Set([earlier.at, later.at])],
          },
        }
      }
    return { witnesses, violation: null }
  },
}
