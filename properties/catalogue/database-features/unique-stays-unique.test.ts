import { applied, history, set, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { uniqueStaysUnique } from "./unique-stays-unique.ts"

const apart = [wrote("A1", set("x", "email", "e")), wrote("B1", set("y", "email", "e"))]
const met = [...apart, applied("B", "A1", { email: "e" })]

judged(uniqueStaysUnique, {
  "two leaders let two records have one email": breaks(
    history(2, met),
    {
      harm: "At B both record x and record y have the email e, which no two records may have.",
      because: [
        "A acknowledged A1 (set x.email = e): no other record of its table had that email.",
        "B acknowledged B1 (set y.email = e): no other record of its table had that email.",
        "Nothing is left to deliver.",
        "However, B shows the email in both record x and record y.",
      ],
      step: 3,
      leaders: [1],
    },
    1,
  ),
  "a record has the email that another one had before": holds(
    history(2, [
      wrote("A1", set("x", "email", "e")),
      wrote("A2", set("x", "email", "f")),
      wrote("A3", set("y", "email", "e")),
    ]),
    1,
  ),
  "the second record is passed over where it arrives": holds(
    history(2, [...apart, applied("B", "A1", null, { outcome: "skipped" })]),
    1,
  ),
  "two records have different emails": saysNothing(
    history(2, [wrote("A1", set("x", "email", "e")), wrote("B1", set("y", "email", "f"))]),
  ),
  "changes still travel": saysNothing(history(2, met, { quiet: false })),
})
