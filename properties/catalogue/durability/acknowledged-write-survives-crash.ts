import { type Property, untouched } from "../../property.ts"
import { leadersInWords } from "../../words.ts"
import * as Dot from "../../../model/vocabulary/dot.ts"

export const acknowledgedWriteSurvivesCrash: Property = {
  id: "durability/acknowledged-write-survives-crash",
  group: "durability",
  title: "An acknowledged write survives a crash",
  law: "No write that a leader acknowledged is among what a crash makes it forget.",
  source:
    "Gray, Reuter, Transaction Processing (1993), durability; Pillai et al., All File Systems Are Not Created Equal (OSDI 2014)",
  expectation: "always",
  assumes: "What was synced survives; what was not is lost.",
  witness: "the crash of a leader that has acknowledged a write",
  families: ["row", "register", "counter", "set", "record"],
  needs: ["crash"],
  readsStamps: false,
  check: ({ incidents }) => {
    if (!incidents.some(({ happening }) => happening.kind === "crashed")) return untouched
    const wrote = new Set<number>()
    let witnesses = 0
    for (const { step, happening } of incidents) {
      if (happening.kind === "wrote") wrote.add(happening.at)
      if (happening.kind !== "crashed") continue
      const { at, forgot } = happening
      if (wrote.has(at)) witnesses++
      const own = forgot.find(({ leader }) => leader === at)
      if (own === undefined) continue
      return {
        witnesses,
        violation: {
          harm: `${leadersInWords([at])} acknowledged ${Dot.show(own)}, crashed, and has forgotten it.`,
          because: [
            `${leadersInWords([at])} acknowledged ${Dot.show(own)} to its client.`,
            "It crashed, and lost what was not durable.",
            `However, ${Dot.show(own)} was among that.`,
          ],
          step,
          leaders: [at],
        },
      }
    }
    return { witnesses, violation: null }
  },
}
