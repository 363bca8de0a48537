import { adjust, applied, history, set, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { statementComputesTheSameEverywhere } from "./statement-computes-the-same-everywhere.ts"

const put = [wrote("A1", set("x", "amount", "10")), applied("B", "A1", { amount: "10" })]
const apart = [
  ...put,
  wrote("A2", adjust("x", 0, 2), { amount: "20" }),
  wrote("B1", adjust("x", 1), { amount: "11" }),
]

judged(statementComputesTheSameEverywhere, {
  "two statements cross and are executed in two orders": breaks(
    history(2, [...apart, applied("A", "B1", { amount: "21" }), applied("B", "A2", { amount: "22" })]),
    {
      harm: "the amount of record x is 21 at A and 22 at B, and nobody's statement ever gave 21.",
      because: [
        "A1 (set x.amount = 10) gave 10 at A.",
        "A2 (set x.amount = amount * 2) gave 20 at A.",
        "B1 (set x.amount = amount + 1) gave 11 at B.",
        "A and B have seen all of these, and end apart.",
        "However, A shows 21, which none of them gave.",
      ],
      step: 6,
      leaders: [0, 1],
    },
    1,
  ),
  "two leaders swap what each had computed": holds(
    history(2, [...apart, applied("A", "B1", { amount: "11" }), applied("B", "A2", { amount: "20" })]),
    1,
  ),
  "both orders give the same": holds(
    history(2, [
      ...put,
      wrote("A2", adjust("x", 1), { amount: "11" }),
      wrote("B1", adjust("x", 1), { amount: "11" }),
      applied("A", "B1", { amount: "12" }),
      applied("B", "A2", { amount: "12" }),
    ]),
    1,
  ),
  "one of the leaders has not seen all": holds(
    history(2, [...apart, applied("A", "B1", { amount: "21" })]),
    1,
  ),
  "one computes after the other": saysNothing(
    history(2, [
      ...put,
      wrote("A2", adjust("x", 0, 2), { amount: "20" }),
      applied("B", "A2", { amount: "20" }),
      wrote("B1", adjust("x", 1), { amount: "21" }),
    ]),
  ),
})
