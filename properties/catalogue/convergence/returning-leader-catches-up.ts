import { has, none } from "../../bits.ts"
import { type Property, untouched } from "../../property.ts"
import { leadersInWords, writtenInWords } from "../../words.ts"

export const returningLeaderCatchesUp: Property = {
  id: "convergence/returning-leader-catches-up",
  group: "convergence",
  title: "A returning leader catches up",
  law: "A leader that was down while others acknowledged writes has seen them all once it is back and the cluster is quiet.",
  source: "Kleppmann, Designing Data-Intensive Applications (2017), ch. 5, tolerance of datacenter outages",
  expectation: "eventually",
  assumes: "Nothing circulates any more: the last phase of the history ended by itself.",
  witness: "a write acknowledged elsewhere while a leader was down",
  families: ["row", "register", "counter", "set", "record"],
  needs: ["crash"],
  readsStamps: false,
  check: ({ history, writes, incidents, seenAtEnd }) => {
    if (!history.quiet) return untouched
    const down = new Set<number>()
    let witnesses = 0
    let next = 0
    for (const { step, happening } of incidents) {
      if (happening.kind === "crashed") down.add(happening.at)
      else if (happening.kind === "restarted") down.delete(happening.at)
      else if (happening.kind === "wrote") {
        const written = writes[next++]
        if (written === undefined) continue
        for (const leader of down) {
          witnesses++
          if (has(seenAtEnd[leader] ?? none(0), written.index)) continue
          return {
            witnesses,
            violation: {
              harm: `${leadersInWords([leader])} came back, and never got ${writtenInWords(written)}.`,
              because: [
                `${leadersInWords([written.at])} acknowledged ${writtenInWords(written)} while ${leadersInWords([leader])} was down.`,
                `${leadersInWords([leader])} is up again, every link is mended, and nothing is left to deliver.`,
                `However, ${leadersInWords([leader])} never applied it.`,
              ],
              step,
              leaders: [leader],
            },
          }
        }
      }
    }
    return { witnesses, violation: null }
  },
}
