import fc from "fast-check"
import { expect, it } from "vitest"
import { A, B } from "../testing/moves.ts"
import { anyDelivery, keepsItsLaws } from "../testing/objects.ts"
import { replicas } from "../testing/replicas.ts"
import { lastWriterWinsRegister as object } from "./last-writer-wins-register.ts"
import { lastWriterWins as meaning } from "./meaning-register.ts"

const operation = fc.record({ value: fc.constantFrom("a", "b", "c", "d") })

it("a read shows the visible write with the greatest stamp, along any execution", () => {
  expect(keepsItsLaws({ object, meaning, operation, seed: 20 })).toBeGreaterThan(100)
})

it("of two concurrent writes one is lost without a word, on a tie that of the lower leader", () => {
  const run = replicas(object, 2)
  run.perform(A, { value: "a" }, 5)
  run.perform(B, { value: "b" }, 5)
  run.heal()
  expect([run.shown(A), run.shown(B)]).toEqual(["b", "b"])
})

it("a leader whose clock is behind does not read its own write", () => {
  const run = replicas(object, 2)
  run.deliver(B, run.perform(A, { value: "a" }, 9))
  run.perform(B, { value: "b" }, 1)
  expect(run.shown(B)).toBe("a")
})

it("neither the order nor the repetition of deliveries matters", () => {
  fc.assert(anyDelivery(object, operation), { seed: 60, numRuns: 200 })
})
