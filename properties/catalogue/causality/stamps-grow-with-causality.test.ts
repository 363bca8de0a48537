import { applied, history, put, set, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { stampsGrowWithCausality } from "./stamps-grow-with-causality.ts"

const chain = (first: number | undefined, second: number | undefined) => [
  wrote("A1", put("x", "v1"), "v1", first),
  applied("B", "A1", "v1"),
  wrote("B1", put("y", "v2"), "v2", second),
]

judged(stampsGrowWithCausality, {
  "an effect that is stamped before its cause": breaks(history(2, chain(5, 4)), {
    harm: "B1 (put y = v2) is stamped 4@B, before the 5@A of A1 (put x = v1) that it was made after.",
    because: ["B had seen A1 (put x = v1), stamped 5@A.", "However, it stamped B1 (put y = v2) 4@B."],
    step: 2,
    leaders: [1],
  }),
  "a leader whose clock stepped back between two of its own writes": breaks(
    history(2, [wrote("A1", put("x", "v1"), "v1", 5), wrote("A2", put("y", "v2"), "v2", 2)]),
    {
      harm: "A2 (put y = v2) is stamped 2@A, before the 5@A of A1 (put x = v1) that it was made after.",
      because: ["A had seen A1 (put x = v1), stamped 5@A.", "However, it stamped A2 (put y = v2) 2@A."],
      step: 1,
      leaders: [0],
    },
  ),
  "a leader that stamps two writes alike": breaks(
    history(2, [wrote("A1", put("x", "v1"), "v1", 5), wrote("A2", put("y", "v2"), "v2", 5)]),
    {
      harm: "A2 (put y = v2) is stamped 5@A, as is A1 (put x = v1) that it was made after.",
      because: ["A had seen A1 (put x = v1), stamped 5@A.", "However, it stamped A2 (put y = v2) 5@A."],
      step: 1,
      leaders: [0],
    },
  ),
  "an effect that is stamped after its cause": holds(history(2, chain(5, 6)), 1),
  "on a tie the leader's letter decides": holds(history(2, chain(5, 5)), 1),
  "concurrent writes may be stamped as they like": saysNothing(
    history(2, [wrote("A1", put("x", "v1"), "v1", 5), wrote("B1", put("y", "v2"), "v2", 4)]),
  ),
  "a subject without stamps": saysNothing(history(2, chain(undefined, undefined))),
  "a cause without a stamp": saysNothing(history(2, chain(undefined, 5))),
  "an effect without a stamp": saysNothing(history(2, chain(5, undefined))),
  "two writes of one leader in order": saysNothing(
    history(2, [wrote("A1", put("x", "v1"), "v1", 5), wrote("A2", put("y", "v2"), "v2", 6)]),
  ),
  "the two writes of a transaction are stamped alike": saysNothing(
    history(2, [
      [wrote("A1", set("x", "a", "v1"), undefined, 5), wrote("A2", set("y", "a", "v1"), undefined, 5)],
    ]),
  ),
})
