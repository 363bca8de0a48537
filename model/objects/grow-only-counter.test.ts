import fc from "fast-check"
import { expect, it } from "vitest"
import { A, B } from "../testing/moves.ts"
import { anyDelivery, keepsItsLaws } from "../testing/objects.ts"
import { replicas } from "../testing/replicas.ts"
import { growOnlyCounter as object } from "./grow-only-counter.ts"
import { growOnly as meaning } from "./meaning-counter.ts"

const operation = fc.record({ by: fc.integer({ min: -1, max: 4 }) })

it("a read shows the sum of the visible increments, along any execution", () => {
  expect(keepsItsLaws({ object, meaning, operation, seed: 22 })).toBeGreaterThan(100)
})

it("what a leader shows never goes down, whatever is lost, repeated or reordered", () => {
  const by = fc.integer({ min: 1, max: 4 })
  const law = fc.property(fc.array(by, { minLength: 1 }), fc.array(fc.nat(20)), (increments, deliveries) => {
    const run = replicas(object, 2)
    const sent = increments.map((by) => run.perform(A, { by }))
    let before = 0
    for (const place of deliveries) {
      run.deliver(B, sent[place % sent.length] ?? null)
      expect(run.shown(B)).toBeGreaterThanOrEqual(before)
      before = run.shown(B)
    }
    run.deliver(B, sent.at(-1) ?? null)
    expect(run.state(B)).toEqual(run.state(A))
  })
  fc.assert(law, { seed: 23, numRuns: 200 })
})

it("an increment that would take away, or is not a whole number, is refused", () => {
  const run = replicas(object, 1)
  expect([0, -1, 0.5, Infinity, NaN].map((by) => run.perform(A, { by }))).toEqual(Array(5).fill(null))
})

it("neither the order nor the repetition of deliveries matters", () => {
  fc.assert(anyDelivery(object, operation), { seed: 60, numRuns: 200 })
})
