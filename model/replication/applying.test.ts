import { expect, it } from "vitest"
import { fail, skip } from "../conflicts/ruling.ts"
import { reference } from "../systems/reference.ts"
import { tungsten } from "../systems/tungsten.ts"
import { A, ask, B, C, deliver, played, put } from "../testing/moves.ts"
import { rowOperation } from "../testing/changes.ts"
import { alone, type Change } from "../vocabulary/change.ts"
import { applyRemote, recover } from "./applying.ts"
import { freshLeader, noObjects } from "./cluster.ts"
import type { Design } from "./design.ts"

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

const two: ReadonlyArray<Change> = [
  { ...insert, part: { index: 0, of: 2 } },
  {
    ...insert,
    dot: { leader: A, sequence: 2 },
    operation: rowOperation("insert", "l", "a"),
    part: { index: 1, of: 2 },
  },
]

it("a transaction of which a change failed is in the log whole and has no effect, also once the log is replayed", () => {
  const failing: Design = {
    ...reference,
    rows: {
      ...reference.rows,
      remote: (cell, change, here) =>
        change.operation.key === "l" ? fail("missing", cell) : reference.rows.remote(cell, change, here),
    },
  }
  const seen = { log: two, vector: [2, 0], objects: noObjects, latest: { wall: 1, logical: 0 } }
  const transaction = applyRemote(failing, freshLeader(B, 2), two)
  expect(transaction).toMatchObject({
    kind: "applied",
    leader: seen,
    each: [
      { change: two[0], outcome: "skipped", conflict: null },
      { change: two[1], outcome: "skipped", conflict: { name: "missing" } },
    ],
  })
  if (transaction.kind === "stopped") return
  const { leader } = transaction
  const torn = { ...leader, log: [...leader.log, { ...insert, dot: { leader: A, sequence: 3 } }], durable: 2 }
  expect(recover(failing, torn)).toEqual({ ...leader, ...seen, up: false, durable: 2 })
})

it("a replay takes a leader's own changes as its own, and puts those of others to the rules again", () => {
  const deaf: Design = { ...reference, rows: { ...reference.rows, remote: (cell) => skip(cell) } }
  const moves = [put(A, "k", "a"), deliver(A, B), put(B, "m", "b"), put(A, "l", "a"), deliver(A, B)]
  const leader = played(deaf, 2, moves).cluster.leaders[B] ?? freshLeader(B, 2)
  const recovered = recover(deaf, leader)
  expect(recovered.log).toEqual(leader.log.slice(0, 2))
  expect(recovered).toMatchObject({ up: false, vector: [1, 1], durable: 2 })
  expect(Object.entries(recovered.objects.row).map(([key, cell]) => `${key} ${cell.kind}`)).toEqual([
    "k absent",
    "m row",
  ])
})

it("a leader whose log is durable to the end is itself after a crash, but down and without what waited", () => {
  const [, , c] = played(reference, 3, [
    put(A, "k", "a"),
    deliver(A, B),
    put(B, "l", "b"),
    deliver(B, C),
    put(C, "m", "c"),
  ]).cluster.leaders
  const leader = c ?? freshLeader(C, 3)
  expect(leader.buffer).toHaveLength(1)
  expect(recover(reference, leader)).toStrictEqual({ ...leader, up: false, buffer: [] })
  expect(recover(reference, leader).log).toBe(leader.log)
})
