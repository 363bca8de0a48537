import { applied, history, set, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { checksStayTrue } from "./checks-stay-true.ts"

const apart = [wrote("A1", set("x", "low", "5")), wrote("B1", set("x", "high", "3"))]
const because = [
  "A acknowledged A1 (set x.low = 5), and its own record kept the check.",
  "B acknowledged B1 (set x.high = 3), and its own record kept the check.",
]

judged(checksStayTrue, {
  "a low and a high that were set apart are merged": breaks(
    history(2, [...apart, applied("B", "A1", { high: "3", low: "5" })]),
    {
      harm: "record x shows (high: 3, low: 5) at B: its low is above its high.",
      because: [...because, "However, at B a read shows (high: 3, low: 5)."],
      step: 2,
      leaders: [1],
    },
    1,
  ),
  "the end shows what no read before it did": breaks(
    {
      ...history(2, apart),
      final: [
        { row: {}, register: {}, counter: {}, set: {}, record: {} },
        { row: {}, register: {}, counter: {}, set: {}, record: { x: { high: "3", low: "5" } } },
      ],
    },
    {
      harm: "record x shows (high: 3, low: 5) at B: its low is above its high.",
      because: [...because, "However, at B a read shows (high: 3, low: 5)."],
      step: 2,
      leaders: [1],
    },
    1,
  ),
  "one of the two wins": holds(history(2, [...apart, applied("B", "A1", { low: "5" })]), 1),
  "a low below the high": saysNothing(
    history(2, [
      wrote("A1", set("x", "low", "1")),
      wrote("A2", set("x", "high", "3"), { high: "3", low: "1" }),
    ]),
  ),
})
