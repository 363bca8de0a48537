import type { Happening } from "../../../model/replication/happening.ts"
import { healedInWords } from "../../pending.ts"
import { type Property, untouched } from "../../property.ts"

export const replicationStops: Property = {
  id: "convergence/replication-stops",
  group: "convergence",
  title: "Replication stops",
  law: "When writes have stopped, so does replication: no change circulates for ever.",
  source:
    "Kleppmann, Designing Data-Intensive Applications (2017), ch. 5, topologies (infinite replication loops); MySQL bugs 25998, 27808",
  expectation: "eventually",
  assumes:
    "Where it is not seen that a situation comes back, the bound of the last phase: each move of the schedule may cross each link once for every leader, and once more.",
  witness: "a write that was replicated",
  families: ["row", "register", "counter", "set", "record"],
  needs: [],
  readsStamps: false,
  check: ({ history, writes }) => {
    // Without a last phase nothing was given the time to stop.
    if (history.core?.length === 0) return untouched
    const witnesses = writes.length
    if (history.quiet) return { witnesses, violation: null }
    const delivered = (from: number, to?: number): number =>
      history.steps.slice(from, to).flatMap(({ happened }) => happened.filter(isArrival)).length
    const { repeats } = history
    return {
      witnesses,
      violation: {
        harm: "Changes travel round the cluster for ever, although nobody writes any more.",
        because: [
          `${healedInWords(history)}, and nobody writes.`,
          ...(repeats === undefined
            ? [
                `The last phase delivered ${delivered(history.settlesFrom)} messages, far more than ${witnesses === 1 ? "1 write needs" : `${witnesses} writes need`}.`,
                "However, there is always another one to deliver.",
              ]
            : [
                `The last phase delivered ${delivered(repeats.from, repeats.to)} messages in a row.`,
                "However, after them all that decides what comes next is as it was before them, so they are delivered again, for ever.",
              ]),
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
