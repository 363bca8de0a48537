import {
  crashed,
  cut,
  del,
  history,
  mended,
  put,
  refused,
  restarted,
  set,
  wrote,
  wroteFor,
} from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { localWriteSucceedsDuringPartition } from "./local-write-succeeds-during-partition.ts"

judged(localWriteSucceedsDuringPartition, {
  "a write that is refused because of a cut link": breaks(
    history(2, [cut("B", "A"), refused("B", put("x", "v1"), "unreachable")]),
    {
      harm: "B is up, and a client there cannot write, because a link between datacenters is cut.",
      because: [
        "B is up, and its client asks to put x = v1.",
        "All that is wrong is that a link between datacenters is cut.",
        "However, the write is refused.",
      ],
      step: 1,
      leaders: [1],
    },
  ),
  "writes at both ends of a cut link": holds(
    history(2, [cut("A", "B"), wrote("A1", put("x", "v1")), wrote("B1", put("x", "v2"))]),
    2,
  ),
  "one of two cut links that is mended leaves the other": holds(
    history(3, [cut("A", "B"), cut("C", "A"), mended("A", "B"), wrote("A1", put("x", "v1"))]),
    1,
  ),
  "the client's own leader counts, not the one that decides": holds(
    history(3, [cut("B", "C"), wroteFor("C", "A1", put("x", "v1"))]),
    1,
  ),
  "a delete of what is not there": holds(history(2, [cut("A", "B"), refused("A", del("x"), "absent")]), 1),
  "a leader none of whose links is cut": saysNothing(
    history(3, [cut("A", "B"), wrote("C1", put("x", "v1"))]),
  ),
  "the link was mended before": saysNothing(
    history(2, [cut("A", "B"), mended("A", "B"), refused("A", put("x", "v1"), "unreachable")]),
  ),
  "another leader is down, which is not a partition": saysNothing(
    history(2, [cut("A", "B"), crashed("B"), refused("A", put("x", "v1"), "unreachable")]),
  ),
  "the asked leader itself is down": saysNothing(
    history(2, [cut("A", "B"), crashed("A"), refused("A", put("x", "v1"), "down"), restarted("A")]),
  ),
  "a write that the leader's own table forbids": holds(
    history(2, [cut("A", "B"), refused("A", set("x", "low", "5"), "constraint")]),
    1,
  ),
})
