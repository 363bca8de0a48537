import { applied, crashed, history, ignored, put, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { effectNeverPrecedesItsCause } from "./effect-never-precedes-its-cause.ts"

const chain = [wrote("A1", put("x", "v1")), applied("B", "A1", "v1"), wrote("B1", put("y", "v2"))]

judged(effectNeverPrecedesItsCause, {
  "an answer that arrives before the question": breaks(history(3, [...chain, applied("C", "B1", "v2")]), {
    harm: "C shows the effect of B1 (put y = v2) without its cause A1 (put x = v1).",
    because: [
      "B had seen A1 (put x = v1) when it made B1 (put y = v2).",
      "C applied B1 (put y = v2).",
      "However, it had not seen A1 (put x = v1).",
    ],
    step: 3,
    leaders: [2],
  }),
  "a leader's second write that overtakes its first": breaks(
    history(2, [wrote("A1", put("x", "v1")), wrote("A2", put("y", "v2")), applied("B", "A2", "v2")]),
    {
      harm: "B shows the effect of A2 (put y = v2) without its cause A1 (put x = v1).",
      because: [
        "A had seen A1 (put x = v1) when it made A2 (put y = v2).",
        "B applied A2 (put y = v2).",
        "However, it had not seen A1 (put x = v1).",
      ],
      step: 2,
      leaders: [1],
    },
  ),
  "a cause that a crash made the leader forget": breaks(
    history(3, [...chain, applied("C", "A1", "v1"), crashed("C", "A1"), applied("C", "B1", "v2")]),
    {
      harm: "C shows the effect of B1 (put y = v2) without its cause A1 (put x = v1).",
      because: [
        "B had seen A1 (put x = v1) when it made B1 (put y = v2).",
        "C applied B1 (put y = v2).",
        "However, it had not seen A1 (put x = v1).",
      ],
      step: 5,
      leaders: [2],
    },
  ),
  "an answer that arrives after the question": holds(
    history(3, [...chain, applied("C", "A1", "v1"), applied("C", "B1", "v2")]),
    1,
  ),
  "an answer that is not applied yet": saysNothing(history(3, [...chain, ignored("C", "B1")])),
  "an answer to two questions of a leader, neither of which it can lack": holds(
    history(2, [
      wrote("A1", put("x", "v1")),
      wrote("A2", put("x", "v2")),
      applied("B", "A1", "v1"),
      applied("B", "A2", "v2"),
      wrote("B1", put("y", "v3")),
      applied("A", "B1", "v3"),
    ]),
    1,
  ),
  "an answer to a leader's own question, which it cannot lack": saysNothing(
    history(3, [...chain, applied("A", "B1", "v2")]),
  ),
})
