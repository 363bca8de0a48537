import * as Dot from "../../../model/vocabulary/dot.ts"
import { hasConcurrent, type WrittenObject } from "../../evidence.ts"
import { stuckStreams } from "../../pending.ts"
import type { Property } from "../../property.ts"

/** Objects of other families take any change. */
const canStop = ({ family }: WrittenObject): boolean => family === "row" || family === "record"

export const streamsKeepFlowing: Property = {
  id: "convergence/streams-keep-flowing",
  group: "convergence",
  title: "Streams keep flowing",
  law: "No conflict stops replication for ever: a change that could not be applied is applied, or passed over, later.",
  source: "Tungsten Replicator docs (OFFLINE:ERROR); PostgreSQL 18 docs, Logical Replication, Conflicts",
  expectation: "eventually",
  assumes: "Nobody repairs a row by hand.",
  witness: "a row or a record with two concurrent writes",
  families: ["row", "record"],
  needs: [],
  readsStamps: false,
  check: ({ history, objects, incidents }) => {
    const witnesses = objects.filter((object) => canStop(object) && hasConcurrent(object)).length
    if (!incidents.some(({ happening }) => happening.kind === "stopped"))
      return { witnesses, violation: null }
    const [first] = stuckStreams(history)
    if (first === undefined) return { witnesses, violation: null }
    const [link, { step, stopped }] = first
    return {
      witnesses,
      violation: {
        harm: `Replication on ${link} stands still: ${Dot.show(stopped.dot)} cannot be applied (${stopped.why}), and nothing behind it passes.`,
        because: [
          `${Dot.show(stopped.dot)} arrived over ${link} and its rule said stop: ${stopped.why}.`,
          "Every fault is healed, and it was tried again.",
          "However, the stream is still stopped there.",
        ],
        step,
        leaders: [stopped.at],
      },
    }
  },
}
