import { applied, history, set, wrote, wroteFor } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { columnsMergeApart } from "./columns-merge-apart.ts"

const known = [wrote("A1", set("x", "a", "v1")), applied("B", "A1", { a: "v1" })]
const apart = [
  ...known,
  wrote("A2", set("x", "a", "v2")),
  wrote("B1", set("x", "b", "v3"), { a: "v1", b: "v3" }),
]

judged(columnsMergeApart, {
  "the row that wins is the whole row": breaks(
    history(2, [...apart, applied("A", "B1", { a: "v1", b: "v3" })]),
    {
      harm: "A2 (set x.a = v2) was acknowledged and is gone at A, because somebody wrote another column of record x.",
      because: [
        "Whoever made A2 (set x.a = v2) and B1 (set x.b = v3) knew nothing of each other, and they are for two columns.",
        "A has seen all writes to record x, and nobody who had seen the first has set its column again.",
        "However, the column shows v1 there.",
      ],
      step: 5,
      leaders: [0],
    },
    1,
  ),
  "both columns are there": holds(
    history(2, [
      ...apart,
      applied("A", "B1", { a: "v2", b: "v3" }),
      applied("B", "A2", { a: "v2", b: "v3" }),
    ]),
    2,
  ),
  "two set one column as well, and one of them is there": holds(
    history(3, [
      ...apart,
      applied("C", "A1", { a: "v1" }),
      wrote("C1", set("x", "a", "v4")),
      applied("A", "B1", { a: "v2", b: "v3" }),
      applied("A", "C1", { a: "v4", b: "v3" }),
    ]),
    2,
  ),
  "one leader decides for a client that knows of neither": holds(
    history(2, [
      ...known,
      wrote("A2", set("x", "a", "v2")),
      wroteFor("B", "A3", set("x", "b", "v3"), { a: "v2", b: "v3" }),
    ]),
    2,
  ),
  "a leader whose clock lags sets a column again, of which only the other column says something": holds(
    history(2, [
      wrote("A1", set("x", "a", "v1"), { a: "v1" }, 5),
      applied("B", "A1", { a: "v1" }),
      wrote("B1", set("x", "a", "v2"), { a: "v2" }, 3),
      wrote("A2", set("x", "b", "v3"), { a: "v1", b: "v3" }, 6),
      applied("A", "B1", { a: "v1", b: "v3" }, { outcome: "kept" }),
      applied("B", "A2", { a: "v1", b: "v3" }),
    ]),
    1,
  ),
  "two clients set one column": saysNothing(
    history(2, [...known, wrote("A2", set("x", "a", "v2")), wrote("B1", set("x", "a", "v3"))]),
  ),
  "two leaders insert the record": saysNothing(
    history(2, [
      wrote("A1", set("x", "a", "v1")),
      wrote("B1", set("x", "b", "v2")),
      applied("A", "B1", { b: "v2" }),
    ]),
  ),
  "a constraint bears on the record": saysNothing(
    history(2, [...apart, wrote("A3", set("x", "email", "e"), { a: "v2", email: "e" })]),
  ),
  "one of them is part of a transaction": saysNothing(
    history(2, [
      ...known,
      [wrote("A2", set("x", "a", "v2")), wrote("A3", set("y", "a", "v2"))],
      wrote("B1", set("x", "b", "v3"), { a: "v1", b: "v3" }),
    ]),
  ),
})
