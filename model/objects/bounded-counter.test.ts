import fc from "fast-check"
import { expect, it } from "vitest"
import { A, B, C } from "../testing/moves.ts"
import { keepsItsLaws } from "../testing/objects.ts"
import { replicas } from "../testing/replicas.ts"
import { boundedCounter as object, rightsOf, type BoundedOperation } from "./bounded-counter.ts"
import { bounded as meaning } from "./meaning-counter.ts"

const by = fc.integer({ min: 1, max: 3 })
const operation: fc.Arbitrary<BoundedOperation> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("increment" as const), by }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("decrement" as const), by }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("transfer" as const), by, to: fc.nat(2) }) },
)

it("a read shows increments less decrements, and is never below zero anywhere, along any execution", () => {
  let empty = 0
  const concurrent = keepsItsLaws({
    object,
    meaning,
    operation,
    seed: 25,
    always: (run) => {
      for (const at of [A, B, C]) {
        expect(run.shown(at)).toBeGreaterThanOrEqual(0)
        for (const leader of [A, B, C]) expect(rightsOf(run.state(at), leader)).toBeGreaterThanOrEqual(0)
        if (run.shown(at) === 0 && run.visible(at).operations.length > 0) empty++
      }
    },
  })
  expect(concurrent).toBeGreaterThan(60)
  expect(empty, "moments at which one decrement more would have been too much").toBeGreaterThan(100)
})

it("a leader whose rights are short refuses, though the whole would be enough", () => {
  const run = replicas(object, 2)
  run.deliver(B, run.perform(A, { kind: "increment", by: 5 }))
  expect(run.shown(B)).toBe(5)
  expect(run.perform(B, { kind: "decrement", by: 1 })).toBeNull()
})

it("rights that were transferred can be used, and no more by the one who gave them", () => {
  const run = replicas(object, 2)
  run.perform(A, { kind: "increment", by: 5 })
  run.perform(A, { kind: "transfer", by: 3, to: B })
  run.heal()
  expect(run.perform(A, { kind: "decrement", by: 3 })).toBeNull()
  expect(run.perform(B, { kind: "decrement", by: 3 })).not.toBeNull()
  expect(run.shown(B)).toBe(2)
})

it("nothing is below zero only because delivery is causal: a decrement ahead of its increment is", () => {
  const run = replicas(object, 3)
  run.perform(A, { kind: "increment", by: 5 })
  run.perform(A, { kind: "transfer", by: 5, to: B })
  run.heal()
  const fresh = replicas(object, 1)
  fresh.deliver(A, run.perform(B, { kind: "decrement", by: 5 }))
  expect(fresh.shown(A)).toBe(-5)
})

it("an amount that is not a whole number above 0 is refused", () => {
  const run = replicas(object, 1)
  run.perform(A, { kind: "increment", by: 5 })
  for (const kind of ["increment", "decrement"] as const)
    expect([0, -1, 0.5, NaN].map((by) => run.perform(A, { kind, by }))).toEqual(Array(4).fill(null))
  expect(run.perform(A, { kind: "transfer", by: -2, to: B })).toBeNull()
})
