import {
  applied,
  conflict,
  crashed,
  del,
  history,
  put,
  restarted,
  stopped,
  wrote,
} from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { doubleBookingIsReported } from "./double-booking-is-reported.ts"

const both = [wrote("A1", put("x", "v1")), wrote("B1", put("x", "v2"))]
const violation = {
  harm: "row x was promised to two clients, by A1 (put x = v1) and B1 (put x = v2), and nobody was told.",
  because: [
    "A had no such row, and acknowledged A1 (put x = v1).",
    "B had no such row, and acknowledged B1 (put x = v2).",
    "Neither had seen the other's, and both have arrived.",
    "However, no leader has reported a conflict that names either.",
  ],
  leaders: [0, 1],
}

judged(doubleBookingIsReported, {
  "two leaders book one room, and one booking goes": breaks(
    history(2, [...both, applied("B", "A1", "v1"), applied("A", "B1", "v1", { outcome: "kept" })]),
    { ...violation, step: 4 },
    1,
  ),
  "each leader had deleted an old row before": breaks(
    history(3, [
      wrote("C1", put("x", "v0")),
      applied("A", "C1", "v0"),
      applied("B", "C1", "v0"),
      wrote("C2", del("x")),
      applied("A", "C2", null),
      applied("B", "C2", null),
      ...both,
      applied("B", "A1", "v1"),
    ]),
    { ...violation, step: 9 },
    1,
  ),
  "the leader where they meet reports the one that loses": holds(
    history(2, [...both, applied("B", "A1", "v2", { outcome: "kept", conflict: conflict("B1", "local") })]),
    1,
  ),
  "the leader where they meet has updated its own since, and names the other": holds(
    history(2, [
      ...both,
      wrote("B2", put("x", "v3")),
      applied("B", "A1", "v3", { outcome: "kept", conflict: conflict("B2", "local") }),
    ]),
    1,
  ),
  "the conflict names the local booking": holds(
    history(2, [
      ...both,
      wrote("A2", put("x", "v3")),
      applied("B", "A1", "v1"),
      applied("B", "A2", "v3", { conflict: conflict("B1", "remote") }),
    ]),
    1,
  ),
  "the stream stops where they meet, and the other booking arrives": holds(
    history(2, [...both, stopped("B", "A1", "insert_exists"), applied("A", "B1", "v2")]),
    1,
  ),
  "they have not met": saysNothing(history(2, both)),
  "one was cancelled": saysNothing(history(2, [...both, wrote("B2", del("x")), applied("B", "A1", "v1")])),
  "the second updates a row": saysNothing(
    history(2, [wrote("A1", put("x", "v1")), applied("B", "A1", "v1"), wrote("B1", put("x", "v2"))]),
  ),
  "it is not known whether there was a row": saysNothing(
    history(2, [
      wrote("B1", put("x", "v0")),
      applied("A", "B1", "v0"),
      wrote("A1", put("y", "v1")),
      crashed("A", "A1"),
      restarted("A"),
      wrote("A1", put("x", "v1")),
      wrote("B2", put("x", "v2")),
      applied("B", "A1", "v1"),
    ]),
  ),
})
