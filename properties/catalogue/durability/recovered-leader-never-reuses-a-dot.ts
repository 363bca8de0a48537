import * as Dot from "../../../model/vocabulary/dot.ts"
import type { LeaderId } from "../../../model/vocabulary/leader.ts"
import { type Property, untouched } from "../../property.ts"
import { leadersInWords, writtenInWords } from "../../words.ts"

export const recoveredLeaderNeverReusesADot: Property = {
  id: "durability/recovered-leader-never-reuses-a-dot",
  group: "durability",
  title: "A recovered leader never reuses a dot",
  law: "A leader that has crashed and come back acknowledges no write under a dot that an earlier acknowledged write has.",
  source: "Preguiça et al., Dotted Version Vectors (2010); Riak's actor-id reuse after data loss",
  expectation: "always",
  assumes: "Nothing.",
  witness: "a write of a leader that has crashed and come back",
  families: ["row", "register", "counter", "set", "record"],
  needs: ["crash"],
  readsStamps: false,
  check: ({ incidents, writes }) => {
    const cameBack = new Map<LeaderId, number>()
    for (const { step, happening } of incidents)
      if (happening.kind === "restarted" && !cameBack.has(happening.at)) cameBack.set(happening.at, step)
    if (cameBack.size === 0) return untouched
    let witnesses = 0
    for (const later of writes) {
      const since = cameBack.get(later.at)
      if (since === undefined || later.step <= since) continue
      witnesses++
      const earlier = writes.find((one) => one.index < later.index && Dot.same(one.dot, later.dot))
      if (earlier === undefined) continue
      return {
        witnesses,
        violation: {
          harm: `Two writes are both called ${Dot.show(later.dot)}: one of them will be taken for the other and dropped.`,
          because: [
            `${leadersInWords([earlier.at])} acknowledged ${writtenInWords(earlier)}.`,
            `${leadersInWords([later.at])} came back after a crash.`,
            `However, it then acknowledged ${writtenInWords(later)} under the same dot.`,
          ],
          step: later.step,
          leaders: [later.at],
        },
      }
    }
    return { witnesses, violation: null }
  },
}
