import { applied, erase, history, set, truncate, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { referencesStayValid } from "./references-stay-valid.ts"

const parent = [wrote("A1", set("x", "a", "v1")), applied("B", "A1", { a: "v1" })]
const child = wrote("A2", set("y", "parent", "x"))

judged(referencesStayValid, {
  "a record is erased while another one comes to refer to it": breaks(
    history(2, [
      ...parent,
      child,
      wrote("B1", erase("x")),
      applied("A", "B1", null),
      applied("B", "A2", { parent: "x" }),
    ]),
    {
      harm: "At A and B record y refers to record x, which is not there.",
      because: [
        "A acknowledged A2 (set y.parent = x): it was there.",
        "B acknowledged B1 (erase x): nothing referred to it.",
        "However, at A and B the reference is left, and what it refers to is not.",
      ],
      step: 6,
      leaders: [0, 1],
    },
    1,
  ),
  "a table is emptied while a record comes to refer to another": breaks(
    history(2, [...parent, child, wrote("B1", truncate), applied("B", "A2", { parent: "x" })]),
    {
      harm: "At B record y refers to record x, which is not there.",
      because: [
        "A acknowledged A2 (set y.parent = x): it was there.",
        "B acknowledged B1 (truncate): nothing referred to it.",
        "However, at B the reference is left, and what it refers to is not.",
      ],
      step: 5,
      leaders: [1],
    },
    1,
  ),
  "a record is erased after it is referred to no more": holds(
    history(2, [...parent, child, wrote("A3", erase("y")), wrote("A4", erase("x"))]),
    1,
  ),
  "a record that refers to itself is there": saysNothing(history(2, [wrote("A1", set("x", "parent", "x"))])),
  "nothing was removed": saysNothing(history(2, [...parent, child])),
})
