import fc from "fast-check"
import { expect, it } from "vitest"
import { reference } from "../systems/reference.ts"
import { schedule } from "../testing/arbitraries.ts"
import { A, ask, B, deliver, played } from "../testing/moves.ts"
import { type Change, concurrent, happensBefore } from "./change.ts"

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
