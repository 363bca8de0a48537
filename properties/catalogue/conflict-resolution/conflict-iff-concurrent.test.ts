import { applied, assign, conflict, crashed, history, put, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { conflictIffConcurrent } from "./conflict-iff-concurrent.ts"

const both = [wrote("A1", put("x", "v1")), wrote("B1", put("x", "v2"))]
const chain = [wrote("A1", put("x", "v1")), applied("B", "A1", "v1"), wrote("B1", put("x", "v2"))]
const lost = { outcome: "kept", conflict: conflict("B1", "local") } as const

judged(conflictIffConcurrent, {
  "a conflict that nobody is told of": breaks(
    history(2, [...both, applied("B", "A1", "v2", { outcome: "kept" })]),
    {
      harm: "B resolved a conflict in row x without a word: B1 (put x = v2) and A1 (put x = v1).",
      because: [
        "Of B1 (put x = v2) and A1 (put x = v1), neither origin had seen the other's write.",
        "However, B reported no conflict.",
      ],
      step: 2,
      leaders: [1],
    },
  ),
  "a conflict with a write that it was made after": breaks(
    history(2, [
      ...chain,
      applied("A", "B1", "v2", { conflict: conflict("A1", "remote", "origin_differs") }),
    ]),
    {
      harm: "A reports a conflict in row x that was none: A1 (put x = v1) and B1 (put x = v2).",
      because: [
        "Of A1 (put x = v1) and B1 (put x = v2), the one was made after seeing the other.",
        "However, A reported origin_differs.",
      ],
      step: 3,
      leaders: [0],
    },
  ),
  "a conflict between two concurrent writes, and none between a write and its successor": holds(
    history(2, [
      ...both,
      applied("B", "A1", "v2", lost),
      wrote("B2", put("x", "v3")),
      applied("A", "B2", "v3"),
    ]),
    2,
  ),
  "a row that holds what another leader wrote": holds(
    history(3, [
      wrote("B1", put("x", "v1")),
      wrote("C1", put("x", "v2")),
      applied("A", "B1", "v1"),
      applied("A", "C1", "v2", { conflict: conflict("B1", "remote") }),
    ]),
    1,
  ),
  "what lost a conflict is not what the next one meets": holds(
    history(3, [
      ...both,
      applied("B", "A1", "v2", lost),
      wrote("A2", put("x", "v3")),
      applied("B", "A2", "v2", lost),
    ]),
    2,
  ),
  "a leader that keeps both reports each that the next write had not seen": holds(
    history(3, [
      ...both,
      applied("B", "A1", "v1/v2", { conflict: conflict("B1", "both", "siblings") }),
      wrote("A2", put("x", "v3")),
      applied("B", "A2", "v2/v3", { conflict: conflict("B1", "both", "siblings") }),
      applied("A", "B1", "v2/v3", { conflict: conflict("A2", "both", "siblings") }),
      wrote("A3", put("x", "v4")),
      applied("B", "A3", "v4"),
    ]),
    4,
  ),
  "a row that has no version yet": saysNothing(
    history(2, [wrote("A1", put("x", "v1")), applied("B", "A1", "v1")]),
  ),
  "a message that comes again": saysNothing(
    history(2, [wrote("A1", put("x", "v1")), applied("B", "A1", "v1"), applied("B", "A1", "v1")]),
  ),
  "a leader whose version a crash took": saysNothing(
    history(2, [...both, crashed("B", "B1"), applied("B", "A1", "v1")]),
  ),
  "a register, which keeps both": saysNothing(
    history(2, [
      wrote("A1", assign("x", "v1")),
      wrote("B1", assign("x", "v2")),
      applied("B", "A1", ["v1", "v2"]),
    ]),
  ),
})
