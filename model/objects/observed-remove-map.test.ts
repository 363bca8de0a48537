import fc from "fast-check"
import { expect, it } from "vitest"
import { A, B } from "../testing/moves.ts"
import { keepsItsLaws } from "../testing/objects.ts"
import { replicas } from "../testing/replicas.ts"
import { rules, zero } from "./counter.ts"
import { growOnlyCounter, type Increment } from "./grow-only-counter.ts"
import { lastWriterWinsRegister } from "./last-writer-wins-register.ts"
import { growOnly } from "./meaning-counter.ts"
import { observedRemove } from "./meaning-map.ts"
import { lastWriterWins } from "./meaning-register.ts"
import { removeWins } from "./meaning-set.ts"
import { type MapOperation, observedRemoveMap } from "./observed-remove-map.ts"
import { removeWinsSet, type SetOperation } from "./remove-wins-set.ts"
import type { ReplicatedObject } from "./replicated-object.ts"

const counter: ReplicatedObject<number, Increment, number, number> = {
  initial: zero,
  prepare: (_total, { by }) => by,
  effect: rules.effect,
  read: (total) => total,
}

const mapOf = <Nested>(nested: fc.Arbitrary<Nested>): fc.Arbitrary<MapOperation<Nested>> => {
  const key = fc.constantFrom("k", "l")
  return fc.oneof(
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("update" as const), key, nested }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("remove" as const), key }) },
  )
}

const value = fc.record({ value: fc.constantFrom("a", "b", "c") })

it("a map of counters shows the increments that no remove saw, along any execution", () => {
  const concurrent = keepsItsLaws({
    object: observedRemoveMap(counter),
    meaning: observedRemove(growOnly),
    operation: mapOf(fc.record({ by: fc.integer({ min: 1, max: 9 }) })),
    seed: 40,
  })
  expect(concurrent).toBeGreaterThan(100)
})

it("a map of remove-wins sets shows what the sets mean of the updates that no remove saw", () => {
  const nested: fc.Arbitrary<SetOperation> = fc.record({
    kind: fc.constantFrom("add" as const, "remove" as const),
    element: fc.constantFrom("e", "f"),
  })
  const concurrent = keepsItsLaws({
    object: observedRemoveMap(removeWinsSet),
    meaning: observedRemove(removeWins),
    operation: mapOf(nested),
    seed: 41,
  })
  expect(concurrent).toBeGreaterThan(100)
})

it("a map of maps of registers shows what both maps and the registers mean", () => {
  const concurrent = keepsItsLaws({
    object: observedRemoveMap(observedRemoveMap(lastWriterWinsRegister)),
    meaning: observedRemove(observedRemove(lastWriterWins)),
    operation: mapOf(mapOf(value)),
    seed: 42,
  })
  expect(concurrent).toBeGreaterThan(60)
})

const update = (by: number) => ({ kind: "update", key: "k", nested: { by } }) as const
const remove = { kind: "remove", key: "k" } as const

it("a remove wipes what its author had seen; an update made beside it survives, alone", () => {
  const run = replicas(observedRemoveMap(counter), 2)
  run.deliver(B, run.perform(A, update(5)))
  run.perform(A, update(2))
  run.perform(B, remove)
  run.heal()
  expect([run.shown(A), run.shown(B)]).toEqual([[["k", 2]], [["k", 2]]])
})

it("a key that is not in the map cannot be removed", () => {
  const run = replicas(observedRemoveMap(counter), 1)
  expect(run.perform(A, remove)).toBeNull()
  run.perform(A, update(1))
  expect(run.perform(A, { kind: "remove", key: "l" })).toBeNull()
  run.perform(A, remove)
  expect(run.shown(A)).toEqual([])
  expect(run.perform(A, remove)).toBeNull()
})

it("a counter that sends totals does not nest: what was wiped comes back with the next increment", () => {
  const run = replicas(observedRemoveMap(growOnlyCounter), 2)
  run.deliver(B, run.perform(A, update(5)))
  run.perform(A, update(2))
  run.perform(B, remove)
  run.heal()
  expect(run.shown(A)).toEqual([["k", 7]])
  expect(observedRemove(growOnly)(run.visible(A))).toEqual([["k", 2]])
})
