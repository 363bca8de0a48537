import { applied, assign, crashed, history, ignored, put, set, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { sameChangesSameState } from "./same-changes-same-state.ts"

const both = [wrote("A1", put("x", "v1")), wrote("B1", put("x", "v2"))]

judged(sameChangesSameState, {
  "two leaders that show what arrived last differ after the same two writes": breaks(
    history(2, [...both, applied("A", "B1", "v2"), applied("B", "A1", "v1")]),
    {
      harm: "After the same writes, row x is v2 at A and v1 at B.",
      because: [
        "A and B had seen exactly the same writes to row x.",
        "A read at A showed v2.",
        "However, a read at B showed v1.",
      ],
      step: 3,
      leaders: [0, 1],
    },
  ),
  "one leader that shows something else after the same write has come again": breaks(
    history(2, [...both, applied("A", "B1", "v2"), applied("A", "B1", "v1")]),
    {
      harm: "After the same writes, row x is v2 at A and v1 at A.",
      because: [
        "A had seen exactly the same writes to row x.",
        "A read at A showed v2.",
        "However, a read at A showed v1.",
      ],
      step: 3,
      leaders: [0],
    },
  ),
  "two leaders that show the same after the same two writes": holds(
    history(2, [...both, applied("A", "B1", "v2"), applied("B", "A1", "v2")]),
    1,
  ),
  "the order in which the same two writes came does not count, nor do writes to other objects": holds(
    history(3, [
      ...both,
      wrote("C1", put("y", "v3")),
      applied("A", "B1", "v2"),
      applied("C", "B1", "v2"),
      applied("C", "A1", "v2"),
    ]),
    2,
  ),
  "siblings are the same when they are the same list": holds(
    history(2, [
      wrote("A1", assign("x", "v1")),
      wrote("B1", assign("x", "v2")),
      applied("A", "B1", ["v1", "v2"]),
      applied("B", "A1", ["v1", "v2"]),
    ]),
    1,
  ),
  "leaders that have seen different writes may show different values": saysNothing(
    history(2, [...both, applied("A", "B1", "v2")]),
  ),
  "a leader that a crash made forget a write has no longer seen it": holds(
    history(2, [...both, applied("A", "B1", "v2"), crashed("A", "B1"), applied("A", "A1", "v1")]),
    1,
  ),
  "a message that was ignored says nothing of the object": saysNothing(
    history(2, [...both, applied("A", "B1", "v2"), ignored("A", "B1")]),
  ),
  "an object that was written once": saysNothing(
    history(2, [wrote("A1", put("x", "v1")), applied("B", "A1", "other")]),
  ),
  "a record, which writes to another record can remove": saysNothing(
    history(2, [
      wrote("A1", set("x", "email", "e")),
      wrote("A2", set("x", "a", "v1"), { a: "v1", email: "e" }),
      applied("B", "A1", { email: "e" }),
      wrote("B1", set("y", "email", "e")),
      applied("B", "A2", null),
    ]),
  ),
})
