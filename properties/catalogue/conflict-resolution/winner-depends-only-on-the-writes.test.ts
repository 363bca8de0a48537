import { applied, conflict, history, put, set, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { winnerDependsOnlyOnTheWrites } from "./winner-depends-only-on-the-writes.ts"

const both = [wrote("A1", put("x", "v1")), wrote("B1", put("x", "v2"))]
const atB = applied("B", "A1", "v2", { outcome: "kept", conflict: conflict("B1", "local") })

judged(winnerDependsOnlyOnTheWrites, {
  "two leaders that both keep their own": breaks(
    history(2, [
      ...both,
      atB,
      applied("A", "B1", "v1", { outcome: "kept", conflict: conflict("A1", "local", "cdr_tie") }),
    ]),
    {
      harm: "Between the same two writes, B chose B1 (put x = v2) and A chose A1 (put x = v1).",
      because: [
        "A1 (put x = v1) and B1 (put x = v2) are concurrent.",
        "B kept B1 (put x = v2).",
        "However, A kept A1 (put x = v1) (cdr_tie).",
      ],
      step: 3,
      leaders: [1, 0],
    },
  ),
  "two leaders that choose the same, the one its own and the other the other's": holds(
    history(2, [...both, atB, applied("A", "B1", "v2", { conflict: conflict("A1", "remote") })]),
    1,
  ),
  "a leader that decides twice is no second leader": saysNothing(history(2, [...both, atB, atB])),
  "a decision for neither": saysNothing(
    history(2, [
      ...both,
      atB,
      applied("A", "B1", "v1", { outcome: "skipped", conflict: conflict("A1", "neither") }),
    ]),
  ),
  "a decision for both": saysNothing(
    history(2, [
      ...both,
      applied("B", "A1", "v1/v2", { conflict: conflict("B1", "both", "siblings") }),
      applied("A", "B1", "v1/v2", { conflict: conflict("A1", "both", "siblings") }),
    ]),
  ),
  "a decision without a version to name": saysNothing(
    history(2, [
      ...both,
      atB,
      applied("A", "B1", "v1", { conflict: { name: "update_missing", local: null, kept: "local" } }),
    ]),
  ),
  "two writes that are not concurrent": saysNothing(
    history(2, [
      wrote("A1", put("x", "v1")),
      applied("B", "A1", "v1"),
      wrote("B1", put("x", "v2")),
      applied("A", "B1", "v2", { conflict: conflict("A1", "remote") }),
      applied("B", "A1", "v1", { conflict: conflict("B1", "remote") }),
    ]),
  ),
  "decisions over a record, of which a column can come from either": saysNothing(
    history(2, [
      wrote("A1", set("x", "a", "v1")),
      wrote("B1", set("x", "b", "v2")),
      applied("B", "A1", { a: "v1", b: "v2" }, { conflict: conflict("B1", "both") }),
      applied("A", "B1", { a: "v1", b: "v2" }, { conflict: conflict("A1", "both") }),
    ]),
  ),
})
