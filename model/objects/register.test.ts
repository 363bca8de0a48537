import fc from "fast-check"
import { expect, it } from "vitest"
import { read, type Register, rules, unassigned } from "./register.ts"

const a1 = { leader: 0, sequence: 1 }
const b1 = { leader: 1, sequence: 1 }
const nothingSeen = [0, 0]

it("an assignment replaces the siblings that its origin had seen", () => {
  const first = rules.effect(unassigned, "a", a1, nothingSeen)
  expect(read(rules.effect(first, "b", b1, [1, 0]))).toEqual(["b"])
})

it("an assignment stands beside the siblings that its origin had not seen", () => {
  const first = rules.effect(unassigned, "b", a1, nothingSeen)
  expect(read(rules.effect(first, "a", b1, nothingSeen))).toEqual(["a", "b"])
})

it("two concurrent assignments of one value are two siblings", () => {
  const first = rules.effect(unassigned, "a", a1, nothingSeen)
  expect(read(rules.effect(first, "a", b1, nothingSeen))).toEqual(["a", "a"])
})

it("concurrent assignments have the same effect in either order, to the last detail", () => {
  // Dots at most 2 are what both may have seen; the two assignments are A3 and B3, which neither has.
  const sibling = fc.record({
    dot: fc.record({ leader: fc.nat(1), sequence: fc.integer({ min: 1, max: 2 }) }),
    value: fc.string(),
  })
  const state = fc.uniqueArray(sibling, { selector: ({ dot }) => `${dot.leader}.${dot.sequence}` })
  const seen = fc.tuple(fc.nat(2), fc.nat(2))
  const law = fc.property(state, seen, seen, fc.string(), fc.string(), (siblings, seenByA, seenByB, x, y) => {
    const assignA = (register: Register) => rules.effect(register, x, { leader: 0, sequence: 3 }, seenByA)
    const assignB = (register: Register) => rules.effect(register, y, { leader: 1, sequence: 3 }, seenByB)
    expect(assignA(assignB(siblings))).toEqual(assignB(assignA(siblings)))
  })
  fc.assert(law, { seed: 11, numRuns: 500 })
})
