import fc from "fast-check"
import { expect, it } from "vitest"
import { reference } from "../systems/reference.ts"
import { schedule } from "../testing/arbitraries.ts"
import { rowOperation } from "../testing/changes.ts"
import { A, ask, B, deliver, played } from "../testing/moves.ts"
import { appended, type Change, concurrent, happensBefore, transactionAt } from "./change.ts"

const increment = { kind: "increment", key: "k", by: 1 } as const

/** Every change that was made, each once: its origin never forgets one. */
const changes = (logs: ReadonlyArray<{ readonly id: number; readonly log: ReadonlyArray<Change> }>) =>
  logs.flatMap(({ id, log }) => log.filter((change) => change.dot.leader === id))

it("a write made after seeing another happened after it; one made before seeing it is concurrent", () => {
  const { cluster } = played(reference, 2, [
    ask(A, increment),
    ask(B, increment),
    deliver(A, B),
    ask(B, increment),
  ])
  const [a1, b1, b2] = changes(cluster.leaders)
  expect(a1 && b1 && concurrent(a1, b1)).toBe(true)
  expect(a1 && b2 && happensBefore(a1, b2)).toBe(true)
  expect(b1 && b2 && happensBefore(b1, b2)).toBe(true)
  expect(a1 && b2 && [concurrent(a1, b2), concurrent(b2, a1)]).toEqual([false, false])
})

it("happens-before is a strict partial order along any schedule", () => {
  const law = fc.property(schedule(3, ["counter"]), (moves) => {
    const all = changes(played(reference, 3, moves).cluster.leaders)
    for (const a of all) {
      expect(happensBefore(a, a)).toBe(false)
      for (const b of all) {
        if (!happensBefore(a, b)) continue
        expect(happensBefore(b, a)).toBe(false)
        for (const c of all) if (happensBefore(b, c)) expect(happensBefore(a, c)).toBe(true)
      }
    }
  })
  fc.assert(law, { seed: 3, numRuns: 200 })
})

it("to append gives a list with one item more, at its end, and leaves the old one as it was", () => {
  const none: ReadonlyArray<string> = []
  const one = appended(none, "a")
  const two = appended(one, "b")
  expect([none, one, two, appended(one, "c")]).toEqual([[], ["a"], ["a", "b"], ["a", "c"]])
})

it("the transaction at an index of a log is all its parts and no more; behind the log there is none", () => {
  const change = (sequence: number, index: number, of: number): Change => ({
    dot: { leader: A, sequence },
    dependencies: [],
    stamp: { wall: sequence, logical: 0, leader: A },
    operation: rowOperation("insert", "k", "v"),
    part: { index, of },
  })
  const log = [change(1, 0, 1), change(2, 0, 2), change(3, 1, 2), change(4, 0, 1), change(5, 0, 1)]
  const sequences = (index: number) => transactionAt(log, index).map(({ dot }) => dot.sequence)
  expect([0, 1, 3, 5].map(sequences)).toEqual([[1], [2, 3], [4], []])
})
