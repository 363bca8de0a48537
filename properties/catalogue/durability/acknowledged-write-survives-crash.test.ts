import { applied, crashed, history, put, restarted, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { acknowledgedWriteSurvivesCrash } from "./acknowledged-write-survives-crash.ts"

judged(acknowledgedWriteSurvivesCrash, {
  "a leader that forgets its own write": breaks(
    history(2, [
      wrote("B1", put("x", "v1")),
      wrote("A1", put("x", "v1")),
      applied("A", "B1", "v1"),
      crashed("A", "B1", "A1"),
    ]),
    {
      harm: "A acknowledged A1, crashed, and has forgotten it.",
      because: [
        "A acknowledged A1 to its client.",
        "It crashed, and lost what was not durable.",
        "However, A1 was among that.",
      ],
      step: 3,
      leaders: [0],
    },
  ),
  "a leader that forgets what others wrote, which they still have": holds(
    history(2, [
      wrote("B1", put("x", "v1")),
      wrote("A1", put("x", "v1")),
      applied("A", "B1", "v1"),
      crashed("A", "B1"),
      restarted("A"),
      crashed("A"),
    ]),
    2,
  ),
  "a leader that crashes before it has written": saysNothing(
    history(2, [crashed("A"), restarted("A"), wrote("A1", put("x", "v1"))]),
  ),
})
