import { applied, crashed, history, put, restarted, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { returningLeaderCatchesUp } from "./returning-leader-catches-up.ts"

const missed = [crashed("B"), wrote("A1", put("x", "v1")), restarted("B")]

judged(returningLeaderCatchesUp, {
  "a write made while the leader was down, which never comes": breaks(history(2, missed), {
    harm: "B came back, and never got A1 (put x = v1).",
    because: [
      "A acknowledged A1 (put x = v1) while B was down.",
      "B is up again, every link is mended, and nothing is left to deliver.",
      "However, B never applied it.",
    ],
    step: 1,
    leaders: [1],
  }),
  "a write made while the leader was down, which comes later": holds(
    history(2, [...missed, applied("B", "A1", "v1")]),
    1,
  ),
  "each leader that is down is a witness of its own": holds(
    history(3, [
      crashed("B"),
      crashed("C"),
      wrote("A1", put("x", "v1")),
      applied("B", "A1", "v1"),
      applied("C", "A1", "v1"),
    ]),
    2,
  ),
  "a write made before the crash, or after the restart": saysNothing(
    history(2, [wrote("A1", put("x", "v1")), crashed("B"), restarted("B"), wrote("A2", put("x", "v2"))]),
  ),
  "messages are still on their way": saysNothing(history(2, missed, { quiet: false })),
})
