import { applied, assign, history, increment, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { concurrentIncrementsAllCount } from "./concurrent-increments-all-count.ts"

const both = [wrote("A1", increment("x", 2)), wrote("B1", increment("x", -1))]

judged(concurrentIncrementsAllCount, {
  "an increment that replaces another": breaks(history(2, [...both, applied("A", "B1", -1)]), {
    harm: "counter x shows -1 at A, and means 1.",
    because: [
      "A has seen A1 (increment x by 2), B1 (increment x by -1).",
      "Together they mean 1.",
      "However, a read shows -1.",
    ],
    step: 2,
    leaders: [0],
  }),
  "an increment that counts twice when it comes twice": breaks(
    history(2, [wrote("A1", increment("x", 2)), applied("B", "A1", 2), applied("B", "A1", 4)]),
    {
      harm: "counter x shows 4 at B, and means 2.",
      because: ["B has seen A1 (increment x by 2).", "Together they mean 2.", "However, a read shows 4."],
      step: 2,
      leaders: [1],
    },
  ),
  "the sum at every leader": holds(history(2, [...both, applied("A", "B1", 1), applied("B", "A1", 1)]), 2),
  "one leader that counts alone": saysNothing(
    history(2, [wrote("A1", increment("x")), wrote("A2", increment("x"), 2)]),
  ),
  "a register, which is no counter": saysNothing(history(2, [wrote("A1", assign("x", "v1"), ["other"])])),
})
