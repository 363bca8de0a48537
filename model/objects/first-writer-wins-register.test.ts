import fc from "fast-check"
import { expect, it } from "vitest"
import { A, B } from "../testing/moves.ts"
import { anyDelivery, keepsItsLaws } from "../testing/objects.ts"
import { replicas } from "../testing/replicas.ts"
import { firstWriterWinsRegister as object } from "./first-writer-wins-register.ts"
import { firstWriterWins as meaning } from "./meaning-register.ts"

const operation = fc.record({ value: fc.constantFrom("a", "b", "c", "d") })

it("a read shows the visible write with the least stamp, along any execution", () => {
  expect(keepsItsLaws({ object, meaning, operation, seed: 21 })).toBeGreaterThan(100)
})

it("a write that had seen another does not replace it, where stamps grow with causality", () => {
  const run = replicas(object, 2)
  run.deliver(B, run.perform(A, { value: "a" }))
  run.perform(B, { value: "b" })
  run.heal()
  expect([run.shown(A), run.shown(B)]).toEqual(["a", "a"])
})

it("a value that was shown is taken back when a write with an earlier stamp arrives late", () => {
  const run = replicas(object, 2)
  run.perform(A, { value: "a" }, 5)
  expect(run.shown(A)).toBe("a")
  run.deliver(A, run.perform(B, { value: "b" }, 4))
  expect(run.shown(A)).toBe("b")
})

it("neither the order nor the repetition of deliveries matters", () => {
  fc.assert(anyDelivery(object, operation), { seed: 60, numRuns: 200 })
})
