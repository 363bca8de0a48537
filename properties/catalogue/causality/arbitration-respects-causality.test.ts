import { applied, assign, del, history, put, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { arbitrationRespectsCausality } from "./arbitration-respects-causality.ts"

const chain = [wrote("A1", put("x", "v1")), applied("B", "A1", "v1"), wrote("B1", put("x", "v2"))]

judged(arbitrationRespectsCausality, {
  "a leader that keeps what it has against a write made after seeing it": breaks(
    history(2, [...chain, applied("A", "B1", "v1", { outcome: "kept" })]),
    {
      harm: "A shows A1 (put x = v1) in row x, although B1 (put x = v2) was made by somebody who had seen it.",
      because: [
        "B had seen A1 (put x = v1) when it made B1 (put x = v2): nothing was concurrent.",
        "A has seen both.",
        "However, it shows the earlier one.",
      ],
      step: 3,
      leaders: [0],
    },
  ),
  "a leader at which the earlier write arrives last": breaks(
    history(3, [...chain, applied("C", "B1", "v2"), applied("C", "A1", "v1")]),
    {
      harm: "C shows A1 (put x = v1) in row x, although B1 (put x = v2) was made by somebody who had seen it.",
      because: [
        "B had seen A1 (put x = v1) when it made B1 (put x = v2): nothing was concurrent.",
        "C has seen both.",
        "However, it shows the earlier one.",
      ],
      step: 4,
      leaders: [2],
    },
  ),
  "a row that is still there after a delete made after seeing it": breaks(
    history(2, [wrote("A1", put("x", "v1")), applied("B", "A1", "v1"), wrote("B1", del("x"), "v1")]),
    {
      harm: "B shows A1 (put x = v1) in row x, although B1 (delete x) was made by somebody who had seen it.",
      because: [
        "B had seen A1 (put x = v1) when it made B1 (delete x): nothing was concurrent.",
        "B has seen both.",
        "However, it shows the earlier one.",
      ],
      step: 2,
      leaders: [1],
    },
  ),
  "no leader shows a row after a delete made after seeing it": holds(
    history(2, [
      wrote("A1", put("x", "v1")),
      applied("B", "A1", "v1"),
      wrote("B1", del("x")),
      applied("A", "B1", null),
    ]),
    2,
  ),
  "every leader shows the write that was made after seeing the other": holds(
    history(2, [...chain, applied("A", "B1", "v2")]),
    2,
  ),
  "an earlier write that arrives after a later one, and is not shown": holds(
    history(3, [...chain, applied("C", "B1", "v2"), applied("C", "A1", "v2", { outcome: "kept" })]),
    2,
  ),
  "the value of an earlier write, which a later one put as well": holds(
    history(2, [
      wrote("A1", put("x", "v1")),
      wrote("A2", put("x", "v1")),
      wrote("A3", del("x")),
      wrote("A4", put("x", "v1")),
      applied("B", "A1", "v1"),
      applied("B", "A2", "v1"),
    ]),
    4,
  ),
  "a value that two writes put, both made before one that has another": breaks(
    history(2, [wrote("A1", put("x", "v1")), wrote("A2", put("x", "v1")), wrote("A3", put("x", "v2"), "v1")]),
    {
      harm: "A shows A1 (put x = v1) in row x, although A2 (put x = v1) was made by somebody who had seen it.",
      because: [
        "A had seen A1 (put x = v1) when it made A2 (put x = v1): nothing was concurrent.",
        "A has seen both.",
        "However, it shows the earlier one.",
      ],
      step: 2,
      leaders: [0],
    },
    2,
  ),
  "of two concurrent writes either may be shown": saysNothing(
    history(2, [
      wrote("A1", put("x", "v1")),
      wrote("B1", put("x", "v2")),
      applied("A", "B1", "v1"),
      applied("B", "A1", "v1"),
    ]),
  ),
  "a leader that has seen one write only shows that": saysNothing(
    history(3, [wrote("A1", put("x", "v1")), applied("B", "A1", "v1"), wrote("C1", put("x", "v3"))]),
  ),
  "a register, which is no row": saysNothing(
    history(2, [wrote("A1", assign("x", "v1")), wrote("A2", assign("x", "v2"), ["v1"])]),
  ),
})
