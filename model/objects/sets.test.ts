/** The sets that are no part of a schedule yet, side by side: they differ only in what concurrent operations do. */
import fc from "fast-check"
import { expect, it } from "vitest"
import { A, B, C } from "../testing/moves.ts"
import { anyDelivery, keepsItsLaws } from "../testing/objects.ts"
import { replicas } from "../testing/replicas.ts"
import { growOnlySet } from "./grow-only-set.ts"
import { lastWriterWinsSet } from "./last-writer-wins-set.ts"
import { addWins, growOnly, lastWriterWinsElement, removeWins, twoPhase } from "./meaning-set.ts"
import { removeWinsSet, type SetOperation } from "./remove-wins-set.ts"
import { twoPhaseSet } from "./two-phase-set.ts"

const elements = ["e", "f", "g", "h"]
const operation: fc.Arbitrary<SetOperation> = fc.record({
  kind: fc.constantFrom("add" as const, "remove" as const),
  element: fc.constantFrom("e", "f"),
})
const add = { kind: "add", element: "e" } as const
const remove = { kind: "remove", element: "e" } as const

it("a remove-wins set holds what was added and whose every remove an addition saw, along any execution", () => {
  const law = { object: removeWinsSet, meaning: removeWins, operation, seed: 30 }
  expect(keepsItsLaws(law)).toBeGreaterThan(100)
})

it("a last-writer-wins set holds what was added no earlier than removed, along any execution", () => {
  const law = { object: lastWriterWinsSet, meaning: lastWriterWinsElement, operation, seed: 31 }
  expect(keepsItsLaws(law)).toBeGreaterThan(100)
})

it("a two-phase set holds what was added and never removed, along any execution", () => {
  const wide = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant("add" as const), element: fc.constantFrom(...elements) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant("remove" as const), element: fc.constantFrom(...elements) }),
    },
  )
  const law = { object: twoPhaseSet, meaning: twoPhase, operation: wide, seed: 32 }
  expect(keepsItsLaws(law)).toBeGreaterThan(100)
})

it("a grow-only set holds what was added, along any execution", () => {
  const addition = fc.record({ element: fc.constantFrom(...elements) })
  const law = { object: growOnlySet, meaning: growOnly, operation: addition, seed: 33 }
  expect(keepsItsLaws(law)).toBeGreaterThan(100)
})

it("on one execution, an addition beside a remove: remove-wins loses it, add-wins keeps it", () => {
  const run = replicas(removeWinsSet, 2)
  run.deliver(B, run.perform(A, add))
  run.perform(A, add)
  run.perform(B, remove)
  run.heal()
  expect([run.shown(A), run.shown(B)]).toEqual([[], []])
  expect(addWins(run.visible(A))).toEqual(["e"])
})

it("on one execution, each remove seen by some addition: remove-wins and add-wins both hold the element", () => {
  const run = replicas(removeWinsSet, 2)
  run.deliver(B, run.perform(A, add))
  for (const at of [A, B]) {
    run.perform(at, remove)
    run.perform(at, add)
  }
  run.heal()
  expect([run.shown(A), run.shown(B)]).toEqual([["e"], ["e"]])
  expect(addWins(run.visible(A))).toEqual(["e"])
})

it("a remove-wins set needs causal delivery: an addition ahead of the remove that it saw loses to it", () => {
  const run = replicas(removeWinsSet, 3)
  const removed = run.perform(A, remove)
  const added = run.perform(A, add)
  run.deliver(C, added)
  run.deliver(C, removed)
  expect([run.shown(A), run.shown(C)]).toEqual([["e"], []])
})

it("in a last-writer-wins set an addition and a remove at one time leave the element in, whoever made which", () => {
  for (const [adder, remover] of [
    [A, B],
    [B, A],
  ] as const) {
    const run = replicas(lastWriterWinsSet, 2)
    run.perform(adder, add, 5)
    run.perform(remover, remove, 5)
    run.heal()
    expect([run.shown(A), run.shown(B)]).toEqual([["e"], ["e"]])
  }
})

it("in a last-writer-wins set a remove by a leader whose clock is behind takes away nothing", () => {
  const run = replicas(lastWriterWinsSet, 2)
  run.deliver(B, run.perform(A, add, 9))
  run.perform(B, remove, 1)
  expect(run.shown(B)).toEqual(["e"])
})

it("a two-phase set refuses to add again what it saw removed, and to remove what is not in it", () => {
  const run = replicas(twoPhaseSet, 1)
  expect(run.perform(A, remove)).toBeNull()
  run.perform(A, add)
  run.perform(A, remove)
  expect(run.perform(A, remove)).toBeNull()
  expect(run.perform(A, add)).toBeNull()
})

it("in a two-phase set an addition beside a remove is accepted, and lost", () => {
  const run = replicas(twoPhaseSet, 2)
  run.deliver(B, run.perform(A, add))
  run.perform(A, remove)
  expect(run.perform(B, add)).not.toBeNull()
  run.heal()
  expect([run.shown(A), run.shown(B)]).toEqual([[], []])
})

it("neither the order nor the repetition of deliveries matters, but to the remove-wins set", () => {
  const runs = { seed: 60, numRuns: 200 }
  fc.assert(anyDelivery(lastWriterWinsSet, operation), runs)
  fc.assert(anyDelivery(twoPhaseSet, operation), runs)
  fc.assert(anyDelivery(growOnlySet, fc.record({ element: fc.constantFrom(...elements) })), runs)
  expect(fc.check(anyDelivery(removeWinsSet, operation), runs).failed).toBe(true)
})
