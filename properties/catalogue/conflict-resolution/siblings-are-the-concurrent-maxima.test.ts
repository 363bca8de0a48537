import { add, applied, assign, history, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { siblingsAreTheConcurrentMaxima } from "./siblings-are-the-concurrent-maxima.ts"

const both = [wrote("A1", assign("x", "v1")), wrote("B1", assign("x", "v2"))]

judged(siblingsAreTheConcurrentMaxima, {
  "an assignment that replaces one it had not seen": breaks(
    history(2, [...both, applied("A", "B1", ["v2"])]),
    {
      harm: "register x shows {v2} at A, and means {v1, v2}.",
      because: [
        "A has seen A1 (assign x = v1), B1 (assign x = v2).",
        "Together they mean {v1, v2}.",
        "However, a read shows {v2}.",
      ],
      step: 2,
      leaders: [0],
    },
  ),
  "an assignment that leaves one beside it that it had seen": breaks(
    history(2, [wrote("A1", assign("x", "v1")), wrote("A2", assign("x", "v2"), ["v1", "v2"])]),
    {
      harm: "register x shows {v1, v2} at A, and means {v2}.",
      because: [
        "A has seen A1 (assign x = v1), A2 (assign x = v2).",
        "Together they mean {v2}.",
        "However, a read shows {v1, v2}.",
      ],
      step: 1,
      leaders: [0],
    },
  ),
  "both siblings at both leaders, until somebody who has seen them assigns": holds(
    history(2, [
      ...both,
      applied("A", "B1", ["v1", "v2"]),
      applied("B", "A1", ["v1", "v2"]),
      wrote("B2", assign("x", "v3")),
      applied("A", "B2", ["v3"]),
    ]),
    2,
  ),
  "a sibling that is shown twice and was assigned once": breaks(
    history(2, [...both, applied("A", "B1", ["v1", "v1", "v2"])]),
    {
      harm: "register x shows {v1, v1, v2} at A, and means {v1, v2}.",
      because: [
        "A has seen A1 (assign x = v1), B1 (assign x = v2).",
        "Together they mean {v1, v2}.",
        "However, a read shows {v1, v1, v2}.",
      ],
      step: 2,
      leaders: [0],
    },
  ),
  "siblings of one value, shown as one or as two": holds(
    history(2, [
      wrote("A1", assign("x", "v1")),
      wrote("B1", assign("x", "v1")),
      applied("A", "B1", ["v1"]),
      applied("B", "A1", ["v1", "v1"]),
    ]),
    2,
  ),
  "assignments of which each had seen the one before": saysNothing(
    history(2, [wrote("A1", assign("x", "v1")), wrote("A2", assign("x", "v2"))]),
  ),
  "a set, which is no register": saysNothing(history(2, [wrote("A1", add("x", "p"), [])])),
})
