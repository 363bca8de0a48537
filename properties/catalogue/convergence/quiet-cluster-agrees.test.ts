import { add, applied, history, put, set, truncate, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { quietClusterAgrees } from "./quiet-cluster-agrees.ts"

const both = [wrote("A1", put("x", "v1")), wrote("B1", put("x", "v2"))]

judged(quietClusterAgrees, {
  "two leaders that have swapped their values": breaks(
    history(2, [...both, applied("A", "B1", "v2"), applied("B", "A1", "v1")]),
    {
      harm: "row x is v2 at A and v1 at B, for ever.",
      because: [
        "Every leader is up, every link is mended, and nothing is left that could be delivered.",
        "So no change will come that could repair row x.",
        "However, it is v2 at A and v1 at B.",
      ],
      step: 4,
      leaders: [0, 1],
    },
  ),
  "leaders that agree are named together, and a leader that shows nothing too": breaks(
    history(4, [wrote("A1", put("x", "v1")), applied("B", "A1", "v1"), wrote("D1", put("x", "v2"))]),
    {
      harm: "row x is v1 at A and B, nothing at C and v2 at D, for ever.",
      because: [
        "Every leader is up, every link is mended, and nothing is left that could be delivered.",
        "So no change will come that could repair row x.",
        "However, it is v1 at A and B, nothing at C and v2 at D.",
      ],
      step: 3,
      leaders: [0, 2],
    },
  ),
  "two leaders that show the same list of elements": holds(
    history(2, [
      wrote("A1", add("x", "p")),
      wrote("B1", add("x", "q")),
      applied("A", "B1", ["p", "q"]),
      applied("B", "A1", ["p", "q"]),
    ]),
    1,
  ),
  "a leader that has left need not agree": holds(
    history(3, [
      wrote("B1", put("x", "v1")),
      wrote("C1", put("x", "v2")),
      applied("C", "B1", "v2"),
      applied("B", "C1", "v2"),
      { kind: "left", at: 0 },
    ]),
    1,
  ),
  "an object that was written once is no witness": saysNothing(
    history(2, [wrote("A1", put("x", "v1")), applied("B", "A1", "v1")]),
  ),
  "a cluster that is not quiet yet may disagree": saysNothing(
    history(2, [...both, applied("A", "B1", "v2"), applied("B", "A1", "v1")], { quiet: false }),
  ),
  "a record that a truncation removed at one leader alone": breaks(
    history(2, [
      wrote("B1", set("x", "a", "v1")),
      wrote("A1", truncate),
      applied("B", "A1", null),
      applied("A", "B1", { a: "v1" }),
    ]),
    {
      harm: "record x is (a: v1) at A and nothing at B, for ever.",
      because: [
        "Every leader is up, every link is mended, and nothing is left that could be delivered.",
        "So no change will come that could repair record x.",
        "However, it is (a: v1) at A and nothing at B.",
      ],
      step: 4,
      leaders: [0, 1],
    },
    1,
  ),
})
