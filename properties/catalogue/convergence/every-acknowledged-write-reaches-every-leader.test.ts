import { applied, crashed, history, increment, put, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { everyAcknowledgedWriteReachesEveryLeader } from "./every-acknowledged-write-reaches-every-leader.ts"

judged(everyAcknowledgedWriteReachesEveryLeader, {
  "a write that two leaders have never seen": breaks(
    history(3, [wrote("A1", put("x", "v1"))]),
    {
      harm: "A1 (put x = v1) was acknowledged, and is missing at B and C.",
      because: [
        "A acknowledged A1 (put x = v1).",
        "Every leader is up, every link is mended, and nothing is left that could be delivered.",
        "However, B and C have not got it.",
      ],
      step: 1,
      leaders: [1, 2],
    },
    2,
  ),
  "a write that its own leader has forgotten in a crash": breaks(
    history(2, [wrote("A1", increment("x", -2)), applied("B", "A1", -2), crashed("A", "A1")]),
    {
      harm: "A1 (increment x by -2) was acknowledged, and is missing at A.",
      because: [
        "A acknowledged A1 (increment x by -2).",
        "Every leader is up, every link is mended, and nothing is left that could be delivered.",
        "However, A has not got it.",
      ],
      step: 3,
      leaders: [0],
    },
  ),
  "each write counts once for every other leader": holds(
    history(3, [
      wrote("A1", put("x", "v1")),
      applied("B", "A1", "v1"),
      wrote("B1", put("x", "v2")),
      applied("C", "A1", "v1"),
      applied("C", "B1", "v2"),
      applied("A", "B1", "v2"),
    ]),
    4,
  ),
  "a write that was applied and had no effect has arrived": holds(
    history(2, [wrote("A1", put("x", "v1")), applied("B", "A1", null, { outcome: "skipped" })]),
    1,
  ),
  "nothing was written": saysNothing(history(2, [])),
  "messages are still on their way": saysNothing(history(2, [wrote("A1", put("x", "v1"))], { quiet: false })),
})
