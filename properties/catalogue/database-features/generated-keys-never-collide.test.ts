import { applied, erase, generate, history, set, truncate, wrote, wroteFor } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { generatedKeysNeverCollide } from "./generated-keys-never-collide.ts"

judged(generatedKeysNeverCollide, {
  "two leaders give one key to two clients": breaks(
    history(2, [wrote("A1", generate("#1", "v1")), wrote("B1", generate("#1", "v2"))]),
    {
      harm: "Two clients were given the key #1 for their new records, and there can be only one record under it.",
      because: [
        "A gave the key #1 to A1 (insert #1.a = v1, a generated key).",
        "B knew of nobody who had seen that record and removed it.",
        "However, it gave the same key to B1 (insert #1.a = v2, a generated key).",
      ],
      step: 1,
      leaders: [0, 1],
    },
    1,
  ),
  "one leader gives one key twice": breaks(
    history(2, [wrote("A1", generate("#1", "v1")), wrote("A2", generate("#1", "v2"))]),
    {
      harm: "Two clients were given the key #1 for their new records, and there can be only one record under it.",
      because: [
        "A gave the key #1 to A1 (insert #1.a = v1, a generated key).",
        "A knew of nobody who had seen that record and removed it.",
        "However, it gave the same key to A2 (insert #1.a = v2, a generated key).",
      ],
      step: 1,
      leaders: [0],
    },
    0,
  ),
  "a truncation that did not know of a record sets the count back": breaks(
    history(2, [
      wrote("B1", set("x", "a", "v1")),
      wrote("B2", truncate),
      wrote("A1", generate("#1", "v2")),
      applied("A", "B1", { a: "v1" }),
      applied("A", "B2", null),
      wrote("A2", generate("#1", "v3")),
    ]),
    {
      harm: "Two clients were given the key #1 for their new records, and there can be only one record under it.",
      because: [
        "A gave the key #1 to A1 (insert #1.a = v2, a generated key).",
        "A knew of nobody who had seen that record and removed it.",
        "However, it gave the same key to A2 (insert #1.a = v3, a generated key).",
      ],
      step: 5,
      leaders: [0],
    },
    0,
  ),
  "two leaders take different keys": holds(
    history(2, [wrote("A1", generate("#1", "v1")), wrote("B1", generate("#2", "v2"))]),
    1,
  ),
  "one leader decides for a client of another that has not heard of the first": holds(
    history(2, [wrote("A1", generate("#1", "v1")), wroteFor("B", "A2", generate("#2", "v2"))]),
    1,
  ),
  "a key is given anew after its record was removed": saysNothing(
    history(2, [
      wrote("A1", generate("#1", "v1")),
      applied("B", "A1", { a: "v1" }),
      wrote("B1", erase("#1")),
      wrote("B2", generate("#1", "v2")),
    ]),
  ),
  "a leader that has seen the first takes the next": saysNothing(
    history(2, [
      wrote("A1", generate("#1", "v1")),
      applied("B", "A1", { a: "v1" }),
      wrote("B1", generate("#2", "v2")),
    ]),
  ),
})
