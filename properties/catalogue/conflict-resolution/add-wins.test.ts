import { add, applied, history, ignored, increment, remove, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { addWins } from "./add-wins.ts"

const seen = [wrote("A1", add("x", "p")), applied("B", "A1", ["p"])]
const race = [...seen, wrote("A2", add("x", "p"), ["p"]), wrote("B1", remove("x", "p"))]

judged(addWins, {
  "a remove that takes away an add it had not seen": breaks(history(2, [...race, applied("A", "B1", [])]), {
    harm: "set x shows {} at A, and means {p}.",
    because: [
      "A has seen A1 (add p to x), A2 (add p to x), B1 (remove p from x).",
      "Together they mean {p}.",
      "However, a read shows {}.",
    ],
    step: 4,
    leaders: [0],
  }),
  "a remove that does not take away an add it had seen": breaks(
    history(2, [...seen, wrote("B1", remove("x", "p"), ["p"])]),
    {
      harm: "set x shows {p} at B, and means {}.",
      because: [
        "B has seen A1 (add p to x), B1 (remove p from x).",
        "Together they mean {}.",
        "However, a read shows {p}.",
      ],
      step: 2,
      leaders: [1],
    },
  ),
  "an add that meets a concurrent remove stays at both": holds(
    history(2, [...race, applied("A", "B1", ["p"]), applied("B", "A2", ["p"])]),
    2,
  ),
  "writes of which each had seen the one before": saysNothing(
    history(2, [...seen, wrote("B1", remove("x", "p")), applied("A", "B1", [])]),
  ),
  "a remove that is not applied": saysNothing(history(2, [...race, ignored("A", "B1")])),
  "a counter, which is no set": saysNothing(
    history(2, [wrote("A1", increment("x"), 5), wrote("B1", increment("x"), 7)]),
  ),
})
