import { applied, erase, history, set, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { triggerFiresOnce } from "./trigger-fires-once.ts"

const audited = (value: string, firings: number) => ({ audited: value, firings: String(firings) })
const first = wrote("A1", set("x", "audited", "v1"), audited("v1", 1))
const second = wrote("B1", set("x", "audited", "v2"), audited("v2", 2))

judged(triggerFiresOnce, {
  "a trigger that fires once more where the change is applied": breaks(
    history(2, [first, applied("B", "A1", audited("v1", 2))]),
    {
      harm: "record x was audited once, and its trigger has fired 2 times at B.",
      because: [
        "B has applied A1 (set x.audited = v1), in the order that they were made in.",
        "Since the record was inserted, audited was set once.",
        "However, the trigger has fired 2 times there.",
      ],
      step: 1,
      leaders: [1],
    },
    1,
  ),
  "a trigger whose firings are not replicated": breaks(
    history(2, [first, applied("B", "A1", audited("v1", 1)), second, applied("A", "B1", audited("v2", 1))]),
    {
      harm: "record x was audited 2 times, and its trigger has fired once at A.",
      because: [
        "A has applied A1 (set x.audited = v1), B1 (set x.audited = v2), in the order that they were made in.",
        "Since the record was inserted, audited was set 2 times.",
        "However, the trigger has fired once there.",
      ],
      step: 3,
      leaders: [0],
    },
    2,
  ),
  "a change that arrives twice and fires twice": breaks(
    history(2, [first, applied("B", "A1", audited("v1", 1)), applied("B", "A1", audited("v1", 2))]),
    {
      harm: "record x was audited once, and its trigger has fired 2 times at B.",
      because: [
        "B has applied A1 (set x.audited = v1), in the order that they were made in.",
        "Since the record was inserted, audited was set once.",
        "However, the trigger has fired 2 times there.",
      ],
      step: 2,
      leaders: [1],
    },
  ),
  "a record that was erased counts anew": holds(
    history(2, [
      first,
      applied("B", "A1", audited("v1", 1)),
      wrote("B1", erase("x")),
      wrote("B2", set("x", "a", "v2")),
      wrote("B3", set("x", "audited", "v3"), { a: "v2", ...audited("v3", 1) }),
    ]),
    1,
  ),
  "a change that a constraint passed over, and what follows it": saysNothing(
    history(2, [
      first,
      wrote("A2", set("x", "audited", "v2"), audited("v2", 2)),
      applied("B", "A1", null, { outcome: "skipped" }),
      applied("B", "A2", audited("v2", 1)),
    ]),
  ),
  "an update that comes before its insert, and what follows it": holds(
    history(3, [
      first,
      applied("B", "A1", audited("v1", 1)),
      second,
      applied("C", "B1", null),
      applied("C", "A1", audited("v1", 1)),
      wrote("B2", set("x", "a", "v3"), { a: "v3", ...audited("v2", 2) }),
      applied("C", "B2", { a: "v3", ...audited("v1", 1) }),
    ]),
    1,
  ),
  "a write on top of a change that was passed over": holds(
    history(3, [
      wrote("A1", set("x", "a", "v1")),
      applied("B", "A1", { a: "v1" }),
      wrote("A2", set("x", "audited", "v2"), { a: "v1", ...audited("v2", 1) }),
      applied("B", "A2", { a: "v1" }, { outcome: "kept" }),
      wrote("B1", set("x", "audited", "v3"), { a: "v1", ...audited("v3", 1) }),
      applied("A", "B1", { a: "v1", ...audited("v3", 1) }),
      wrote("C1", set("y", "audited", "v4"), audited("v4", 1)),
      applied("A", "C1", audited("v4", 1)),
    ]),
    1,
  ),
  "a record that another one replaced for its email": saysNothing(
    history(2, [
      wrote("A1", set("x", "email", "e")),
      wrote("A2", set("x", "audited", "v1"), { email: "e", ...audited("v1", 1) }),
      wrote("B1", set("y", "email", "e")),
      applied("A", "B1", { email: "e" }),
      wrote("A3", set("x", "a", "v2")),
    ]),
  ),
  "an audit that may have been passed over, since it left what another had": holds(
    history(2, [
      first,
      applied("B", "A1", audited("v1", 1)),
      wrote("B1", set("x", "audited", "v1"), audited("v1", 1)),
    ]),
    1,
  ),
  "an erasure that a clock passed over": saysNothing(
    history(2, [first, wrote("A2", erase("x"), audited("v1", 1))]),
  ),
  "two leaders audit apart": saysNothing(
    history(2, [
      first,
      wrote("B1", set("x", "audited", "v2"), audited("v2", 1)),
      applied("A", "B1", audited("v2", 1)),
    ]),
  ),
})
