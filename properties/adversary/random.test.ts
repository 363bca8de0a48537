import { describe, expect, it } from "vitest"
import { seeded, seedOf } from "./random.ts"

const draw = (seed: number, count: number, below: number): ReadonlyArray<number> => {
  const random = seeded(seed)
  return Array.from({ length: count }, () => random.below(below))
}

describe("seeded randomness", () => {
  it("draws the same numbers from the same seed, on every machine", () => {
    expect(draw(1, 12, 100)).toEqual([46, 28, 81, 97, 90, 29, 22, 83, 58, 68, 16, 53])
  })

  it("draws other numbers from another seed, and every number below the limit", () => {
    const first = Array.from({ length: 1000 }, (_, seed) => draw(seed, 8, 1000).join())
    expect(new Set(first).size).toBe(1000)
    for (const below of [1, 2, 3, 7]) expect(new Set(draw(5, 200, below)).size).toBe(below)
  })

  it("is fair: once in four comes about once in four times", () => {
    const random = seeded(3)
    const hits = Array.from({ length: 4000 }, () => random.once(4)).filter(Boolean).length
    expect(hits).toBeGreaterThan(900)
    expect(hits).toBeLessThan(1100)
  })

  it("picks every item, and complains of an empty list", () => {
    const random = seeded(4)
    expect(new Set(Array.from({ length: 50 }, () => random.pick(["a", "b", "c"])))).toEqual(
      new Set(["a", "b", "c"]),
    )
    expect(() => random.pick([])).toThrow("pick needs a list that is not empty")
  })

  it("takes some items in their order, each of the subsets now and then", () => {
    const random = seeded(5)
    const drawn = new Set(Array.from({ length: 200 }, () => random.some(["a", "b", "c"]).join("")))
    expect([...drawn].toSorted()).toEqual(["", "a", "ab", "abc", "ac", "b", "bc", "c"])
  })
})

describe("the seed of a run", () => {
  it("is no other run's of the campaign", () => {
    expect(new Set(Array.from({ length: 100_000 }, (_, run) => seedOf(42, run))).size).toBe(100_000)
  })

  it("is a whole number of 32 bits, also of a negative or a large campaign seed", () => {
    for (const campaign of [0, -1, 2 ** 31, 2 ** 40, 1.5])
      for (const run of [0, 1, 99_999]) {
        expect(Number.isInteger(seedOf(campaign, run))).toBe(true)
        expect(seedOf(campaign, run)).toBeGreaterThanOrEqual(0)
        expect(seedOf(campaign, run)).toBeLessThan(2 ** 32)
      }
  })

  it("differs from its neighbour's in about half of its bits", () => {
    const ones = (bits: number): number => (bits === 0 ? 0 : (bits & 1) + ones(bits >>> 1))
    const flips = Array.from({ length: 2000 }, (_, run) => ones((seedOf(7, run) ^ seedOf(7, run + 1)) >>> 0))
    const mean = flips.reduce((sum, count) => sum + count, 0) / flips.length
    expect(mean).toBeGreaterThan(15.5)
    expect(mean).toBeLessThan(16.5)
    expect(Math.min(...flips)).toBeGreaterThan(2)
  })

  it("is pinned, since a recorded run is found again by it", () => {
    expect([seedOf(1, 0), seedOf(1, 1), seedOf(2, 0)]).toEqual([2980047484, 232174035, 2117216093])
  })
})
