import { applied, history, ignored, put, set, stopped, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { streamsKeepFlowing } from "./streams-keep-flowing.ts"

const both = [wrote("A1", put("x", "v1")), wrote("B1", put("x", "v2"))]

judged(streamsKeepFlowing, {
  "a change that is stopped at the end": breaks(
    history(2, [
      ...both,
      stopped("B", "A1", "insert_exists"),
      applied("A", "B1", "v2"),
      stopped("B", "A1", "insert_exists"),
    ]),
    {
      harm: "Replication on A>B stands still: A1 cannot be applied (insert_exists), and nothing behind it passes.",
      because: [
        "A1 arrived over A>B and its rule said stop: insert_exists.",
        "Every fault is healed, and it was tried again.",
        "However, the stream is still stopped there.",
      ],
      step: 4,
      leaders: [1],
    },
  ),
  "a change that is stopped once and applied later": holds(
    history(2, [...both, stopped("B", "A1", "insert_exists"), applied("B", "A1", "v1")]),
    1,
  ),
  "a change that is stopped once and passed over later": holds(
    history(2, [...both, stopped("B", "A1", "insert_exists"), ignored("B", "A1")]),
    1,
  ),
  "two concurrent writes after one that both had seen": holds(
    history(2, [
      wrote("A1", put("x", "v1")),
      applied("B", "A1", "v1"),
      wrote("A2", put("x", "v2")),
      wrote("B1", put("x", "v3")),
    ]),
    1,
  ),
  "writes of which the later had seen the earlier": saysNothing(
    history(2, [wrote("A1", put("x", "v1")), applied("B", "A1", "v1"), wrote("B1", put("x", "v2"))]),
  ),
  "a constraint over two records that stops a stream": breaks(
    history(2, [
      wrote("A1", set("x", "email", "e")),
      wrote("B1", set("y", "email", "e")),
      stopped("B", "A1", "unique_key"),
    ]),
    {
      harm: "Replication on A>B stands still: A1 cannot be applied (unique_key), and nothing behind it passes.",
      because: [
        "A1 arrived over A>B and its rule said stop: unique_key.",
        "Every fault is healed, and it was tried again.",
        "However, the stream is still stopped there.",
      ],
      step: 2,
      leaders: [1],
    },
  ),
})
