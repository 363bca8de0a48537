import { expect, it } from "vitest"
import { reference } from "../systems/reference.ts"
import { tungsten } from "../systems/tungsten.ts"
import { A, ask, B, deliver, played, put } from "../testing/moves.ts"
import type { Change } from "../vocabulary/change.ts"
import { applyRemote } from "./applying.ts"
import { freshLeader } from "./cluster.ts"

const insert: Change = {
  dot: { leader: A, sequence: 1 },
  dependencies: [0, 0],
  stamp: { wall: 1, logical: 0, leader: A },
  operation: { kind: "insert", key: "k", value: "a", before: null },
}

it("a change that is not for a row takes effect without a conflict", () => {
  const { happened } = played(reference, 2, [ask(A, { kind: "increment", key: "k", by: 3 }), deliver(A, B)])
  const dot = { leader: A, sequence: 1 }
  expect(happened.at(-1)).toEqual({
    kind: "applied",
    at: B,
    from: A,
    dot,
    outcome: "applied",
    conflict: null,
    shows: 3,
  })
})

it("a change that is applied is in the log, the vector, the objects and the clock", () => {
  const { leader, ruling } = applyRemote(reference, freshLeader(B, 2), insert)
  expect(ruling.outcome).toBe("applied")
  expect(leader).toMatchObject({ log: [insert], vector: [1, 0], latest: { wall: 1, logical: 0 } })
  expect(leader.objects.row["k"]).toMatchObject({ kind: "row", value: "a" })
})

it("a change that the rules stop leaves the leader as it was", () => {
  const [, holding] = played(tungsten, 2, [put(B, "k", "b")]).cluster.leaders
  const there = holding ?? freshLeader(B, 2)
  const { leader, ruling } = applyRemote(tungsten, there, insert)
  expect(ruling.outcome).toBe("stopped")
  expect(leader).toBe(there)
})
