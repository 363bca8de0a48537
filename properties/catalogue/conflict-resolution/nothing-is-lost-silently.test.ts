import { applied, assign, conflict, del, history, put, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { nothingIsLostSilently } from "./nothing-is-lost-silently.ts"

const both = [wrote("A1", put("x", "v1")), wrote("B1", put("x", "v2"))]
const told = (kept: "remote" | "neither") => applied("A", "B1", "v2", { conflict: conflict("A1", kept) })

judged(nothingIsLostSilently, {
  "a write that is overwritten by one that had not seen it": breaks(
    history(2, [...both, applied("A", "B1", "v2"), applied("B", "A1", "v2", { outcome: "kept" })]),
    {
      harm: "A1 (put x = v1) was acknowledged and is gone at A and B, and nobody was told.",
      because: [
        "A acknowledged A1 (put x = v1).",
        "No write to row x was made by anybody who had seen it.",
        "However, A and B do not show it, and no conflict names it.",
      ],
      step: 4,
      leaders: [0, 1],
    },
  ),
  "a delete that has no effect at another leader": breaks(
    history(2, [
      wrote("A1", put("x", "v1")),
      applied("B", "A1", "v1"),
      wrote("B1", del("x")),
      applied("A", "B1", "v1", { outcome: "skipped" }),
    ]),
    {
      harm: "B1 (delete x) was acknowledged and has no effect at A, and nobody was told.",
      because: [
        "B acknowledged B1 (delete x).",
        "No write to row x was made by anybody who had seen it.",
        "However, A does not show it, and no conflict names it.",
      ],
      step: 4,
      leaders: [0],
    },
  ),
  "a conflict that names the write as its winner does not report it": breaks(
    history(2, [
      ...both,
      applied("A", "B1", "v2", { conflict: conflict("A1", "local") }),
      applied("B", "A1", "v2"),
    ]),
    {
      harm: "A1 (put x = v1) was acknowledged and is gone at A and B, and nobody was told.",
      because: [
        "A acknowledged A1 (put x = v1).",
        "No write to row x was made by anybody who had seen it.",
        "However, A and B do not show it, and no conflict names it.",
      ],
      step: 4,
      leaders: [0, 1],
    },
  ),
  "a write that was reported as the loser, by the leader that held it": holds(
    history(2, [...both, told("remote"), applied("B", "A1", "v2")]),
    1,
  ),
  "a write that was reported as the loser, by the leader that it came to": holds(
    history(2, [
      ...both,
      applied("A", "B1", "v2"),
      applied("B", "A1", "v2", { outcome: "kept", conflict: conflict("B1", "local") }),
    ]),
    1,
  ),
  "a conflict in which neither was kept reports both": holds(
    history(2, [...both, told("neither"), applied("B", "A1", "v9")]),
    2,
  ),
  "one of two puts of the same value was reported as the loser": holds(
    history(3, [
      ...both,
      wrote("C1", put("x", "v1")),
      told("remote"),
      applied("A", "C1", "v2", { outcome: "kept" }),
      applied("B", "A1", "v2", { outcome: "kept" }),
      applied("B", "C1", "v2", { outcome: "kept" }),
      applied("C", "B1", "v2"),
      applied("C", "A1", "v2", { outcome: "kept" }),
    ]),
    2,
  ),
  "one of two puts of the same value was overwritten by somebody who had seen it": saysNothing(
    history(2, [
      wrote("A1", put("x", "v1")),
      wrote("B1", put("x", "v1")),
      wrote("B2", put("x", "v2")),
      applied("B", "A1", "v2", { outcome: "kept" }),
      applied("A", "B1", "v1"),
      applied("A", "B2", "v2"),
    ]),
  ),
  "a put that nobody overwrote but by putting the same": breaks(
    history(2, [
      wrote("A1", put("x", "v1")),
      wrote("A2", put("x", "v1")),
      wrote("B1", put("x", "v2")),
      applied("A", "B1", "v2"),
      applied("B", "A1", "v2", { outcome: "kept" }),
      applied("B", "A2", "v2", { outcome: "kept" }),
    ]),
    {
      harm: "A1 (put x = v1) was acknowledged and is gone at A and B, and nobody was told.",
      because: [
        "A acknowledged A1 (put x = v1).",
        "No write to row x was made by anybody who had seen it.",
        "However, A and B do not show it, and no conflict names it.",
      ],
      step: 6,
      leaders: [0, 1],
    },
  ),
  "a write that everybody shows": saysNothing(
    history(2, [wrote("A1", put("x", "v1")), applied("B", "A1", "v1")]),
  ),
  "a write that somebody overwrote who had seen it": saysNothing(
    history(2, [
      ...both.slice(0, 1),
      applied("B", "A1", "v1"),
      wrote("B1", put("x", "v2")),
      applied("A", "B1", "v2"),
    ]),
  ),
  "a register, which keeps both, beside a row of the same name": saysNothing(
    history(2, [wrote("A1", put("x", "v1")), applied("B", "A1", "v1"), wrote("B1", assign("x", "v2"))]),
  ),
  "messages are still on their way": saysNothing(history(2, both, { quiet: false })),
})
