import { applied, del, history, increment, put, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { lastWriterWins } from "./last-writer-wins.ts"

const both = (first: number, second: number) => [
  wrote("A1", put("x", "v1"), "v1", first),
  wrote("B1", put("x", "v2"), "v2", second),
]

judged(lastWriterWins, {
  "a leader that shows the write with the earlier time": breaks(
    history(2, [...both(5, 4), applied("A", "B1", "v2"), applied("B", "A1", "v1")]),
    {
      harm: "row x shows v2 at A, though the last write says v1.",
      because: [
        "A has seen 5@A: v1.",
        "A has seen 4@B: v2.",
        "The latest of these says v1.",
        "However, a read shows v2.",
      ],
      step: 4,
      leaders: [0],
    },
  ),
  "a row that is still there after a delete with a later time": breaks(
    history(2, [
      wrote("A1", put("x", "v1"), "v1", 1),
      applied("B", "A1", "v1"),
      wrote("B1", del("x"), "v1", 2),
    ]),
    {
      harm: "row x shows v1 at B, though the last write says nothing.",
      because: [
        "B has seen 1@A: v1.",
        "B has seen 2@B: deleted.",
        "The latest of these says nothing.",
        "However, a read shows v1.",
      ],
      step: 3,
      leaders: [1],
    },
  ),
  "a leader that shows neither of two writes with the same time": breaks(
    history(2, [...both(5, 5), applied("A", "B1", null), applied("B", "A1", "v1")]),
    {
      harm: "row x shows nothing at A, though the last write says v1 or v2.",
      because: [
        "A has seen 5@A: v1.",
        "A has seen 5@B: v2.",
        "The latest of these says v1 or v2.",
        "However, a read shows nothing.",
      ],
      step: 4,
      leaders: [0],
    },
  ),
  "every leader shows the write with the latest time": holds(
    history(2, [...both(5, 4), applied("A", "B1", "v1"), applied("B", "A1", "v1")]),
    1,
  ),
  "on a tie either may be shown, here the one and there the other": holds(
    history(2, [...both(5, 5), applied("A", "B1", "v2"), applied("B", "A1", "v1")]),
    1,
  ),
  "two concurrent writes after one that both had seen": holds(
    history(2, [
      wrote("A1", put("x", "v1"), "v1", 1),
      applied("B", "A1", "v1"),
      wrote("A2", put("x", "v2"), "v2", 2),
      wrote("B1", put("x", "v3"), "v3", 3),
      applied("A", "B1", "v3"),
      applied("B", "A2", "v3"),
    ]),
    1,
  ),
  "a leader is asked only for what it has seen": holds(history(2, both(5, 4)), 1),
  "writes of which the later had seen the earlier": saysNothing(
    history(2, [wrote("A1", put("x", "v1"), "v1", 1), wrote("A2", put("x", "v2"), "v2", 2)]),
  ),
  "a counter, which adds": saysNothing(
    history(2, [wrote("A1", increment("x"), 1, 1), wrote("B1", increment("x"), 1, 2)]),
  ),
  "messages are still on their way": saysNothing(
    history(2, [...both(5, 4), applied("A", "B1", "v2")], { quiet: false }),
  ),
})
