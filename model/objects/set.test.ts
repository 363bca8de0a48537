import fc from "fast-check"
import { expect, it } from "vitest"
import { type Additions, nothing, observe, read, rules } from "./set.ts"

const a1 = { leader: 0, sequence: 1 }
const b1 = { leader: 1, sequence: 1 }

it("a remove takes away the additions that it observed", () => {
  const added = rules.add(nothing, "e", a1, [])
  expect(read(rules.remove(added, observe(added, "e")))).toEqual([])
})

it("an addition that the remove did not observe stays: add wins", () => {
  const seen = rules.add(nothing, "e", a1, [])
  const observed = observe(seen, "e")
  const addedMeanwhile = rules.add(seen, "e", b1, [])
  expect(read(rules.remove(addedMeanwhile, observed))).toEqual(["e"])
})

it("a remove takes away all additions that it observed, where there were several", () => {
  const twice = rules.add(rules.add(nothing, "e", a1, []), "e", b1, [])
  expect(observe(twice, "e")).toEqual([a1, b1])
  expect(rules.remove(twice, observe(twice, "e"))).toEqual([])
})

it("an addition replaces the ones that it observed, and shows its element once", () => {
  const first = rules.add(nothing, "e", a1, [])
  const second = rules.add(first, "e", b1, observe(first, "e"))
  expect(second).toEqual([{ element: "e", dot: b1 }])
  expect(read(rules.add(first, "e", b1, []))).toEqual(["e"])
})

it("what is observed of one element says nothing about another", () => {
  const both = rules.add(rules.add(nothing, "e", a1, []), "f", b1, [])
  expect(observe(both, "f")).toEqual([b1])
  expect(read(rules.remove(both, observe(both, "f")))).toEqual(["e"])
})

it("concurrent operations have the same effect in either order, to the last detail", () => {
  type Effect = (entries: Additions) => Additions
  // Dots at most 2 are what both may have observed; the additions are A3 and B3, which the other has not.
  const dot = fc.record({ leader: fc.nat(1), sequence: fc.integer({ min: 1, max: 2 }) })
  const element = fc.constantFrom("e", "f")
  const state = fc.uniqueArray(fc.record({ element, dot }), {
    selector: (entry) => `${entry.dot.leader}.${entry.dot.sequence}`,
  })
  const operation = (leader: number): fc.Arbitrary<Effect> =>
    fc.tuple(fc.boolean(), element, fc.array(dot, { maxLength: 3 })).map(
      ([add, name, observed]) =>
        (entries) =>
          add ? rules.add(entries, name, { leader, sequence: 3 }, observed) : rules.remove(entries, observed),
    )
  const law = fc.property(state, operation(0), operation(1), (entries, one, other) => {
    expect(one(other(entries))).toEqual(other(one(entries)))
  })
  fc.assert(law, { seed: 12, numRuns: 500 })
})
