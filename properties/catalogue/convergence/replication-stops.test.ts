import { applied, history, ignored, mended, put, wrote } from "../../testing/histories.ts"
import { breaks, holds, judged, saysNothing } from "../../testing/judged.ts"
import { replicationStops } from "./replication-stops.ts"

const round = [wrote("A1", put("x", "v1")), applied("B", "A1", "v1"), ignored("A", "A1", "loop")]
const two = [
  wrote("A1", put("x", "v1")),
  wrote("A2", put("x", "v2")),
  mended("A", "B"),
  applied("B", "A1", "v1"),
  applied("B", "A2", "v2"),
]

judged(replicationStops, {
  "the bound of the last phase was reached": breaks(
    { ...history(2, round, { quiet: false }), settlesFrom: 1 },
    {
      harm: "Changes travel round the cluster for ever, although nobody writes any more.",
      because: [
        "Every leader is up, every link is mended, and nobody writes.",
        "The last phase delivered 2 messages, far more than 1 write needs.",
        "However, there is always another one to deliver.",
      ],
      step: 3,
      leaders: [],
    },
  ),
  "what the last phase mends is no message": breaks(
    { ...history(2, two, { quiet: false }), settlesFrom: 2 },
    {
      harm: "Changes travel round the cluster for ever, although nobody writes any more.",
      because: [
        "Every leader is up, every link is mended, and nobody writes.",
        "The last phase delivered 2 messages, far more than 2 writes need.",
        "However, there is always another one to deliver.",
      ],
      step: 5,
      leaders: [],
    },
  ),
  "every write is a witness when the last phase ended by itself": holds(history(2, round), 1),
  "nothing was written": saysNothing(history(2, [])),
})
