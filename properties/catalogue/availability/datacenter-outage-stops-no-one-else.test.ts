import { crashed, cut, del, history, put, refused, restarted, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { datacenterOutageStopsNoOneElse } from "./datacenter-outage-stops-no-one-else.ts"

judged(datacenterOutageStopsNoOneElse, {
  "a write that is refused because another leader is down": breaks(
    history(2, [crashed("A"), refused("B", put("x", "v1"), "unreachable")]),
    {
      harm: "B is up, and a client there cannot write, because A is down.",
      because: [
        "B is up, and its client asks to put x = v1.",
        "All that is wrong is that A is down.",
        "However, the write is refused.",
      ],
      step: 1,
      leaders: [1],
    },
  ),
  "all that are down are named, in their order": breaks(
    history(3, [crashed("C"), crashed("A"), refused("B", put("x", "v1"), "unreachable")]),
    {
      harm: "B is up, and a client there cannot write, because A and C are down.",
      because: [
        "B is up, and its client asks to put x = v1.",
        "All that is wrong is that A and C are down.",
        "However, the write is refused.",
      ],
      step: 2,
      leaders: [1],
    },
  ),
  "a write elsewhere while a leader is down": holds(
    history(2, [crashed("A"), wrote("B1", put("x", "v1"))]),
    1,
  ),
  "a delete of what is not there": holds(history(2, [crashed("A"), refused("B", del("x"), "absent")]), 1),
  "a write at the leader that is down": saysNothing(
    history(2, [crashed("A"), refused("A", put("x", "v1"), "down")]),
  ),
  "everybody is back": saysNothing(
    history(2, [crashed("A"), restarted("A"), refused("B", put("x", "v1"), "unreachable")]),
  ),
  "a link is cut as well, which may be the reason": saysNothing(
    history(2, [crashed("A"), cut("A", "B"), refused("B", put("x", "v1"), "unreachable")]),
  ),
})
