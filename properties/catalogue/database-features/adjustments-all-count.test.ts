import { adjust, applied, history, set, wrote, wroteFor } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { adjustmentsAllCount } from "./adjustments-all-count.ts"

const put = [wrote("A1", set("x", "amount", "10")), applied("B", "A1", { amount: "10" })]
const apart = [
  ...put,
  wrote("A2", adjust("x", 1), { amount: "11" }),
  wrote("B1", adjust("x", 2), { amount: "12" }),
]

judged(adjustmentsAllCount, {
  "of two adjustments one is lost": breaks(
    history(2, [...apart, applied("A", "B1", { amount: "12" })]),
    {
      harm: "The amount of record x is 12 at A, and what was put and added makes 13.",
      because: [
        "A1 (set x.amount = 10), A2 (set x.amount = amount + 1), B1 (set x.amount = amount + 2) were acknowledged, the others by clients who knew of the first.",
        "Together they make 13 in whatever order, and A has seen them all.",
        "However, it shows 12.",
      ],
      step: 4,
      leaders: [0],
    },
    1,
  ),
  "the record is gone": breaks(
    history(2, [...apart, applied("A", "B1", null)]),
    {
      harm: "The amount of record x is nothing at A, and what was put and added makes 13.",
      because: [
        "A1 (set x.amount = 10), A2 (set x.amount = amount + 1), B1 (set x.amount = amount + 2) were acknowledged, the others by clients who knew of the first.",
        "Together they make 13 in whatever order, and A has seen them all.",
        "However, it shows nothing.",
      ],
      step: 4,
      leaders: [0],
    },
    1,
  ),
  "both count": holds(
    history(2, [...apart, applied("A", "B1", { amount: "13" }), applied("B", "A2", { amount: "13" })]),
    2,
  ),
  "one leader decides for a client that does not know of the first adjustment": holds(
    history(2, [
      ...put,
      wrote("A2", adjust("x", 1), { amount: "11" }),
      wroteFor("B", "A3", adjust("x", 2), { amount: "13" }),
    ]),
    1,
  ),
  "an amount that was put again counts anew": holds(
    history(2, [
      wrote("B1", set("x", "amount", "5")),
      applied("A", "B1", { amount: "5" }),
      ...put,
      wrote("A2", adjust("x", 1), { amount: "11" }),
      wrote("B2", adjust("x", 2), { amount: "12" }),
      applied("A", "B2", { amount: "13" }),
    ]),
    1,
  ),
  "one adjusts after the other": saysNothing(
    history(2, [
      ...put,
      wrote("A2", adjust("x", 1), { amount: "11" }),
      applied("B", "A2", { amount: "11" }),
      wrote("B1", adjust("x", 2), { amount: "13" }),
    ]),
  ),
  "one of them multiplies": saysNothing(
    history(2, [
      ...put,
      wrote("A2", adjust("x", 0, 2), { amount: "20" }),
      wrote("B1", adjust("x", 2), { amount: "12" }),
      applied("A", "B1", { amount: "12" }),
    ]),
  ),
  "another leader puts an amount as well": saysNothing(
    history(2, [
      wrote("B1", set("x", "amount", "5")),
      ...put,
      wrote("A2", adjust("x", 1), { amount: "11" }),
      wrote("B2", adjust("x", 2), { amount: "12" }),
      applied("A", "B1", { amount: "5" }),
      applied("A", "B2", { amount: "12" }),
    ]),
  ),
})
