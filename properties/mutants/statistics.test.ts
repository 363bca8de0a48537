import { describe, expect, it } from "vitest"
import { meanRatio, medianInterval, medianOf } from "./statistics.ts"

describe("a median", () => {
  it("is the lower of two in the middle", () => {
    expect(medianOf([4, 1, 3, 2])).toBe(2)
    expect(medianOf([5, 1, 3])).toBe(3)
  })

  it("counts what is missing as more than everything", () => {
    expect(medianOf([null, 7, null, 3, 5])).toBe(7)
    expect(medianOf([null, 7, null])).toBeNull()
    expect(medianOf([])).toBeNull()
  })
})

describe("the interval of a median", () => {
  it("of ten figures is from the second to the ninth, which covers it with 97.9 %", () => {
    const interval = medianInterval([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
    expect(interval).toMatchObject({ from: 2, to: 9 })
    // 1 - 2 (1 + 10) / 2^10, by hand.
    expect(interval?.confidence).toBeCloseTo(1 - 22 / 1024, 12)
  })

  it("of six figures is from the least to the greatest, and of five there is none", () => {
    expect(medianInterval([1, 2, 3, 4, 5, 6])).toMatchObject({ from: 1, to: 6, confidence: 1 - 2 / 64 })
    expect(medianInterval([1, 2, 3, 4, 5])).toBeNull()
  })

  it("is open where its end is missing", () => {
    expect(medianInterval([1, 2, 3, 4, 5, 6, 7, 8, null, null])).toMatchObject({ from: 2, to: null })
  })
})

describe("the mean of ratios", () => {
  it("is geometric, so that a half and a double cancel each other", () => {
    const found = meanRatio([0.5, 2], 1)
    expect(found?.mean).toBeCloseTo(1, 12)
    expect([found?.from, found?.to]).toEqual([0.5, 2])
  })

  it("has an interval around it that its seed decides", () => {
    const ratios = [0.8, 1.1, 1.3, 0.9, 2, 1.6]
    const found = meanRatio(ratios, 3)
    expect(found?.from).toBeLessThan(found?.mean ?? 0)
    expect(found?.to).toBeGreaterThan(found?.mean ?? 0)
    expect(meanRatio(ratios, 3)).toEqual(found)
    expect(meanRatio(ratios, 4)).not.toEqual(found)
  })

  it("of nothing is nothing", () => {
    expect(meanRatio([], 1)).toBeNull()
  })
})
