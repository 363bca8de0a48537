import { expect, it } from "vitest"
import { reference } from "../systems/reference.ts"
import { tungsten } from "../systems/tungsten.ts"
import { A, ask, B, deliver, played, put } from "../testing/moves.ts"
import { rowOperation } from "../testing/changes.ts"
import { alone, type Change } from "../vocabulary/change.ts"
import { applyRemote } from "./applying.ts"
import { freshLeader } from "./cluster.ts"

const insert: Change = {
  dot: { leader: A, sequence: 1 },
  dependencies: [0, 0],
  stamp: { wall: 1, logical: 0, leader: A },
  operation: rowOperation("insert", "k", "a"),
  part: alone,
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
  expect(applyRemote(reference, freshLeader(B, 2), [insert])).toMatchObject({
    kind: "applied",
    leader: {
      log: [insert],
      vector: [1, 0],
      latest: { wall: 1, logical: 0 },
      objects: { row: { k: { kind: "row", value: "a" } } },
    },
    each: [{ change: insert, outcome: "applied", conflict: null }],
  })
})

it("a change that the rules stop leaves nothing of its transaction", () => {
  const [, holding] = played(tungsten, 2, [put(B, "k", "b")]).cluster.leaders
  const there = holding ?? freshLeader(B, 2)
  const first: Change = { ...insert, operation: rowOperation("insert", "l", "a"), part: { index: 0, of: 2 } }
  const second: Change = { ...insert, dot: { leader: A, sequence: 2 }, part: { index: 1, of: 2 } }
  expect(applyRemote(tungsten, there, [first, second])).toEqual({
    kind: "stopped",
    change: second,
    why: "duplicate_entry_1062",
  })
})
