import type { Happening } from "../../../model/replication/happening.ts"
import type { Property } from "../../property.ts"

export const replicationStops: Property = {
  id: "convergence/replication-stops",
  group: "convergence",
  title: "Replication stops",
  law: "When writes have stopped, so does replication: no change circulates for ever.",
  source:
    "Kleppmann, Designing Data-Intensive Applications (2017), ch. 5, topologies (infinite replication loops); MySQL bugs 25998, 27808",
  expectation: "eventually",
  assumes:
    "The bound of the last phase: each move of the schedule may cross each link once for every leader, and once more.",
  witness: "a write that was replicated",
  families: ["row", "register", "counter", "set", "record"],
  needs: [],
  readsStamps: false,
  check: ({ history, writes }) => {
    const witnesses = writes.length
    if (history.quiet) return { witnesses, violation: null }
    const messages = history.steps
      .slice(history.settlesFrom)
      .flatMap(({ happened }) => happened.filter(isArrival)).length
    return {
      witnesses,
      violation: {
        harm: "Changes travel round the cluster for ever, although nobody writes any more.",
        because: [
          "Every leader is up, every link is mended, and nobody writes.",
          `The last phase delivered ${messages} messages, far more than ${witnesses === 1 ? "1 write needs" : `${witnesses} writes need`}.`,
          "However, there is always another one to deliver.",
        ],
        step: history.steps.length,
        leaders: [],
      },
    }
  },
}

/** What happens to a message that arrives; a last phase also mends and restarts. */
const isArrival = ({ kind }: Happening): boolean =>
  kind === "applied" || kind === "ignored" || kind === "buffered"
