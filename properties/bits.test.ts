import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Bits, firstMissing, has, keyWithin, minus, none, plus } from "./bits.ts"

/** Sizes of one, two and three words, and at their edges. */
const size = fc.constantFrom(1, 31, 32, 33, 64, 65, 90)

const within = (below: number) => fc.uniqueArray(fc.nat({ max: below - 1 }))

const bitsOf = (numbers: ReadonlyArray<number>, below: number): Bits =>
  numbers.reduce<Bits>((bits, number) => plus(bits, number), none(below))

const numbersIn = (bits: Bits, below: number): ReadonlyArray<number> =>
  Array.from({ length: below }, (_, index) => index).filter((index) => has(bits, index))

const ascending = (numbers: Iterable<number>): ReadonlyArray<number> => [...numbers].toSorted((a, b) => a - b)

describe("bits are a set of numbers", () => {
  it("that holds what was added and not taken away, and leaves the sets it was made from as they were", () => {
    const change = fc.record({ add: fc.boolean(), index: fc.nat({ max: 89 }) })
    const law = fc.property(fc.array(change, { maxLength: 100 }), (changes) => {
      const oracle = new Set<number>()
      let bits = none(90)
      for (const { add, index } of changes) {
        const before = numbersIn(bits, 90)
        const next = add ? plus(bits, index) : minus(bits, index)
        expect(numbersIn(bits, 90)).toEqual(before)
        bits = next
        if (add) oracle.add(index)
        else oracle.delete(index)
        expect(numbersIn(bits, 90)).toEqual(ascending(oracle))
      }
    })
    fc.assert(law, { seed: 1, numRuns: 100 })
  })

  it("of which the first missing in another is found", () => {
    const two = size.chain((below) => fc.tuple(fc.constant(below), within(below), within(below)))
    const law = fc.property(two, ([below, a, b]) => {
      const missing = ascending(a).find((number) => !b.includes(number)) ?? -1
      expect(firstMissing(bitsOf(a, below), bitsOf(b, below))).toBe(missing)
    })
    fc.assert(law, { seed: 2, numRuns: 1000 })
  })

  it("that has the same key within a mask exactly when it has the same numbers there, and the same salt", () => {
    const three = size.chain((below) =>
      fc.tuple(fc.constant(below), within(below), within(below), within(below)),
    )
    const law = fc.property(
      three,
      fc.boolean(),
      fc.nat({ max: 2 }),
      fc.nat({ max: 2 }),
      (drawn, alike, first, second) => {
        const [below, a, apart, mask] = drawn
        const inside = (numbers: ReadonlyArray<number>) =>
          ascending(numbers).filter((number) => mask.includes(number))
        // Two sets drawn apart are seldom the same within a mask, so half of the time one is made of the other.
        const b = alike ? [...inside(a), ...apart.filter((number) => !mask.includes(number))] : apart
        const key = (numbers: ReadonlyArray<number>, salt: number) =>
          keyWithin(bitsOf(numbers, below), bitsOf(mask, below), salt)
        expect(key(a, first) === key(b, second)).toBe(
          first === second && inside(a).join() === inside(b).join(),
        )
      },
    )
    fc.assert(law, { seed: 3, numRuns: 1000 })
  })
})

it("a set without any words has no members and misses none", () => {
  expect(has(none(0), 0)).toBe(false)
  expect(firstMissing(none(0), none(0))).toBe(-1)
})
