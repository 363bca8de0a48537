import fc from "fast-check"
import { expect, it } from "vitest"
import { A, B } from "../testing/moves.ts"
import { keepsItsLaws } from "../testing/objects.ts"
import { replicas } from "../testing/replicas.ts"
import { deltaCounter as object } from "./delta-counter.ts"
import { delta as meaning } from "./meaning-counter.ts"

it("a read shows the sum of the differences that the origins saw, along any execution", () => {
  const operation = fc.record({ to: fc.integer({ min: 0, max: 9 }) })
  expect(keepsItsLaws({ object, meaning, operation, seed: 24 })).toBeGreaterThan(100)
})

const ten = () => {
  const run = replicas(object, 2)
  run.deliver(B, run.perform(A, { to: 10 }))
  return run
}

it("two concurrent additions of one both count", () => {
  const run = ten()
  run.perform(A, { to: 11 })
  run.perform(B, { to: 11 })
  run.heal()
  expect([run.shown(A), run.shown(B)]).toEqual([12, 12])
})

it("two concurrent resets of 10 leave -10", () => {
  const run = ten()
  run.perform(A, { to: 0 })
  run.perform(B, { to: 0 })
  run.heal()
  expect([run.shown(A), run.shown(B)]).toEqual([-10, -10])
})

it("two concurrent first writes add up", () => {
  const run = replicas(object, 2)
  run.perform(A, { to: 100 })
  run.perform(B, { to: 50 })
  run.heal()
  expect([run.shown(A), run.shown(B)]).toEqual([150, 150])
})

it("a difference delivered twice counts twice, and a later write does not mend it", () => {
  const run = ten()
  const once = run.perform(A, { to: 11 })
  run.deliver(B, once)
  run.deliver(B, once)
  run.deliver(B, run.perform(A, { to: 20 }))
  expect([run.shown(A), run.shown(B)]).toEqual([20, 21])
})

it("a difference that is lost stays lost, and a later write does not mend it", () => {
  const run = ten()
  run.perform(A, { to: 11 })
  run.deliver(B, run.perform(A, { to: 20 }))
  expect([run.shown(A), run.shown(B)]).toEqual([20, 19])
})
