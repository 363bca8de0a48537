/** Two leaders write the same row before they hear of each other. */
import { type Move, reference, start, step, view } from "polyarchy/model"

const moves: ReadonlyArray<Move> = [
  { kind: "write", at: 0, after: 1, write: { kind: "put", key: "x", value: "v1" } },
  { kind: "write", at: 1, after: 1, write: { kind: "put", key: "x", value: "v2" } },
  { kind: "deliver", from: 0, to: 1, ahead: 0 },
  { kind: "deliver", from: 1, to: 0, ahead: 0 },
]

const end = moves.reduce((cluster, move) => step(reference, cluster, move).cluster, start(reference, 2))

export const shown = end.leaders.map((leader) => view(leader.objects).row["x"])
console.log(shown) // [ 'v2', 'v2' ]
