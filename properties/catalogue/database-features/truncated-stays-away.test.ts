import { applied, erase, history, set, truncate, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { truncatedStaysAway } from "./truncated-stays-away.ts"

const inserted = [wrote("A1", set("x", "a", "v1")), applied("B", "A1", { a: "v1" })]

judged(truncatedStaysAway, {
  "an insert that arrives after the truncation that had seen it": breaks(
    history(3, [
      ...inserted,
      wrote("B1", truncate),
      applied("A", "B1", null),
      applied("C", "B1", null),
      applied("C", "A1", { a: "v1" }),
    ]),
    {
      harm: "record x was removed with all others by a client that saw everything, and is back: (a: v1) at C.",
      because: [
        "B acknowledged B1 (truncate), a truncation, and had seen every other write to record x.",
        "Nothing is left to deliver.",
        "However, it is (a: v1) at C.",
      ],
      step: 6,
      leaders: [2],
    },
    1,
  ),
  "of the erasures that a truncation consists of one is passed over": breaks(
    history(2, [
      ...inserted,
      wrote("B1", set("y", "a", "v2")),
      applied("A", "B1", { a: "v2" }),
      [wrote("B2", erase("x")), wrote("B3", erase("y"))],
      [applied("A", "B2", null), applied("A", "B3", { a: "v2" }, { outcome: "skipped" })],
    ]),
    {
      harm: "record y was removed with all others by a client that saw everything, and is back: (a: v2) at A.",
      because: [
        "B acknowledged B3 (erase y), a truncation, and had seen every other write to record y.",
        "Nothing is left to deliver.",
        "However, it is (a: v2) at A.",
      ],
      step: 6,
      leaders: [0],
    },
    2,
  ),
  "every leader is empty": holds(
    history(2, [...inserted, wrote("B1", truncate), applied("A", "B1", null)]),
    1,
  ),
  "a record is erased by itself": saysNothing(history(2, [...inserted, wrote("B1", erase("x"))])),
  "the truncation had not seen the record": saysNothing(
    history(2, [...inserted, wrote("A2", set("x", "a", "v2")), wrote("B1", truncate)]),
  ),
  "a record that was inserted after it": saysNothing(
    history(2, [...inserted, wrote("B1", truncate), wrote("B2", set("x", "a", "v2"))]),
  ),
})
