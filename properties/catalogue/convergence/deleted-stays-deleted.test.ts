import { applied, del, history, put, remove, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { deletedStaysDeleted } from "./deleted-stays-deleted.ts"

const seen = [wrote("A1", put("x", "v1")), applied("B", "A1", "v1"), wrote("B1", del("x"))]

judged(deletedStaysDeleted, {
  "a delete that a leader passes over": breaks(
    history(2, [...seen, applied("A", "B1", "v1", { outcome: "skipped" })]),
    {
      harm: "row x was deleted by a client that saw everything, and is back: v1 at A.",
      because: [
        "B1 (delete x) had seen every other write to row x.",
        "Nothing is left to deliver.",
        "However, it is v1 at A.",
      ],
      step: 4,
      leaders: [0],
    },
  ),
  "a delete that overtook the insert at two leaders": breaks(
    history(4, [
      ...seen,
      applied("A", "B1", null),
      ...["C", "D"].flatMap((at) => [applied(at, "B1", null), applied(at, "A1", "v1")]),
    ]),
    {
      harm: "row x was deleted by a client that saw everything, and is back: v1 at C and D.",
      because: [
        "B1 (delete x) had seen every other write to row x.",
        "Nothing is left to deliver.",
        "However, it is v1 at C and D.",
      ],
      step: 8,
      leaders: [2, 3],
    },
  ),
  "leaders that show different values again": breaks(
    history(3, [
      wrote("A1", put("x", "v1")),
      wrote("A2", put("x", "v2")),
      wrote("A3", del("x")),
      applied("B", "A3", null),
      applied("B", "A1", "v1"),
      applied("C", "A3", null),
      applied("C", "A2", "v2"),
    ]),
    {
      harm: "row x was deleted by a client that saw everything, and is back: v1 at B and v2 at C.",
      because: [
        "A3 (delete x) had seen every other write to row x.",
        "Nothing is left to deliver.",
        "However, it is v1 at B and v2 at C.",
      ],
      step: 7,
      leaders: [1, 2],
    },
  ),
  "a delete that is applied everywhere": holds(history(2, [...seen, applied("A", "B1", null)]), 1),
  "a delete of a row that somebody else wrote at the same time": saysNothing(
    history(2, [...seen, wrote("A2", put("x", "v2")), applied("A", "B1", "v2"), applied("B", "A2", "v2")]),
  ),
  "a row that was written again after its delete": saysNothing(
    history(2, [...seen, applied("A", "B1", null), wrote("A2", put("x", "v2")), applied("B", "A2", "v2")]),
  ),
  "a removal from a set, which is no delete of a row": saysNothing(
    history(2, [wrote("A1", remove("x", "p"))]),
  ),
  "messages are still on their way": saysNothing(history(2, seen, { quiet: false })),
})
