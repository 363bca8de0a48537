import { expect, it } from "vitest"
import { alone, type Change } from "../vocabulary/change.ts"
import { binaryLog, causal, causalStream, fifo } from "./delivery.ts"

/** The second change of A, made after A had seen the first change of B. */
const change: Change = {
  dot: { leader: 0, sequence: 2 },
  dependencies: [1, 1],
  stamp: { wall: 1, logical: 0, leader: 0 },
  operation: { kind: "increment", key: "k", by: 1 },
  part: alone,
}

const vectors = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
  [1, 2],
  [2, 1],
]

it("causal delivery waits for every cause, of the same leader and of others", () => {
  expect(vectors.map((vector) => causal.judge(change, vector))).toEqual([
    "later",
    "later",
    "later",
    "now",
    "now",
    "duplicate",
  ])
})

it("first-in-first-out delivery waits for nothing", () => {
  expect(vectors.map((vector) => fifo.judge(change, vector))).toEqual([
    "now",
    "now",
    "now",
    "now",
    "now",
    "duplicate",
  ])
})

it("a binary log applies whatever comes, also what was seen", () => {
  expect(new Set(vectors.map((vector) => binaryLog.judge(change, vector)))).toEqual(new Set(["now"]))
})

it("only causal delivery copes with a network that loses, repeats and reorders", () => {
  expect([causal, causalStream, fifo, binaryLog].map(({ stream }) => stream)).toEqual([
    false,
    true,
    true,
    true,
  ])
})
