import { applied, erase, history, set, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { transactionAppliesWhole } from "./transaction-applies-whole.ts"

const both = [wrote("A1", set("x", "a", "v1")), wrote("A2", set("y", "a", "v1"))]
const arrive = [applied("B", "A1", { a: "v1" }), applied("B", "A2", { a: "v1" })]
const because = [
  "A acknowledged both in one transaction.",
  "Nobody who had seen A2 (set y.a = v1) has replaced it.",
]

judged(transactionAppliesWhole, {
  "one part loses to a concurrent write": breaks(
    history(2, [
      both,
      wrote("B1", set("y", "a", "v2")),
      [applied("B", "A1", { a: "v1" }), applied("B", "A2", { a: "v2" }, { outcome: "kept" })],
    ]),
    {
      harm: "At B half a transaction is left: A1 (set x.a = v1) is there, and A2 (set y.a = v1) is not.",
      because: [...because, "However, at B its column shows v2, while A1 (set x.a = v1) stands."],
      step: 3,
      leaders: [1],
    },
    1,
  ),
  "one part is erased by a client that does not know of it": breaks(
    history(2, [
      wrote("B1", set("x", "a", "v2")),
      wrote("B2", erase("x")),
      both,
      applied("A", "B1", { a: "v2" }),
      applied("A", "B2", null),
    ]),
    {
      harm: "At A half a transaction is left: A2 (set y.a = v1) is there, and A1 (set x.a = v1) is not.",
      because: [
        "A acknowledged both in one transaction.",
        "Nobody who had seen A1 (set x.a = v1) has replaced it.",
        "However, at A its column shows nothing, while A2 (set y.a = v1) stands.",
      ],
      step: 5,
      leaders: [0],
    },
  ),
  "both parts stand": holds(history(2, [both, arrive]), 1),
  "a write that had seen a part replaces it": holds(
    history(2, [both, arrive, wrote("B1", set("y", "a", "v2")), applied("A", "B1", { a: "v2" })]),
    1,
  ),
  "a transaction that is gone whole, where another write gives a record the same value": holds(
    history(2, [
      both,
      wrote("B1", set("x", "a", "v1")),
      wrote("B2", set("y", "a", "v2")),
      [
        applied("B", "A1", { a: "v1" }, { outcome: "kept" }),
        applied("B", "A2", { a: "v2" }, { outcome: "kept" }),
      ],
    ]),
    1,
  ),
  "a transaction that is discarded whole": holds(
    history(2, [
      both,
      [applied("B", "A1", null, { outcome: "skipped" }), applied("B", "A2", null, { outcome: "skipped" })],
    ]),
    1,
  ),
  "two writes one after the other are no transaction": saysNothing(
    history(2, [...both, applied("B", "A1", { a: "v1" })]),
  ),
  "the transaction has gone nowhere": saysNothing(history(2, [both])),
})
