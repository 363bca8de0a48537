import { crashed, history, put, refused, restarted, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { recoveredLeaderNeverReusesADot } from "./recovered-leader-never-reuses-a-dot.ts"

const back = [wrote("A1", put("x", "v1")), crashed("A", "A1"), restarted("A")]

judged(recoveredLeaderNeverReusesADot, {
  "a leader that counts from the beginning again": breaks(
    history(2, [...back, wrote("A1", put("x", "v2"))]),
    {
      harm: "Two writes are both called A1: one of them will be taken for the other and dropped.",
      because: [
        "A acknowledged A1 (put x = v1).",
        "A came back after a crash.",
        "However, it then acknowledged A1 (put x = v2) under the same dot.",
      ],
      step: 3,
      leaders: [0],
    },
    1,
  ),
  "a leader that goes on counting, and gives a dot again later": breaks(
    history(2, [...back, wrote("A2", put("x", "v2")), restarted("A"), wrote("A2", put("y", "v3"))]),
    {
      harm: "Two writes are both called A2: one of them will be taken for the other and dropped.",
      because: [
        "A acknowledged A2 (put x = v2).",
        "A came back after a crash.",
        "However, it then acknowledged A2 (put y = v3) under the same dot.",
      ],
      step: 5,
      leaders: [0],
    },
    2,
  ),
  "a leader that goes on counting": holds(history(2, [...back, wrote("A2", put("x", "v2"))]), 1),
  "a leader that comes back and refuses": saysNothing(
    history(2, [...back, refused("A", put("x", "v2"), "constraint")]),
  ),
  "another leader writes": saysNothing(history(2, [...back, wrote("B1", put("x", "v2"))])),
  "a leader that never crashed gives a dot twice, where none has crashed": saysNothing(
    history(2, [wrote("A1", put("x", "v1")), wrote("A1", put("x", "v2"))]),
  ),
  "a leader that never crashed gives a dot twice, where another has come back": holds(
    history(2, [
      ...back,
      wrote("A2", put("x", "v2")),
      wrote("B1", put("x", "v3")),
      wrote("B1", put("x", "v4")),
    ]),
    1,
  ),
})
