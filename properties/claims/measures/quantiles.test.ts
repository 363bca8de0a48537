import { describe, expect, it } from "vitest"
import { curveAt, curveOf, distributionOf } from "./quantiles.ts"

const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)

describe("a distribution", () => {
  it("has the quantiles by nearest rank, each a value that was measured", () => {
    expect(distributionOf(hundred)).toEqual({ count: 100, least: 1, p50: 50, p90: 90, p99: 99, most: 100 })
    expect(distributionOf([7])).toEqual({ count: 1, least: 7, p50: 7, p90: 7, p99: 7, most: 7 })
    expect(distributionOf([1, 2])).toMatchObject({ p50: 1, p90: 2 })
  })

  it("of nothing is none", () => {
    expect(distributionOf([])).toBeNull()
    expect(curveOf([])).toEqual([])
  })
})

describe("a curve", () => {
  it("goes from the least to the most and never back", () => {
    const curve = curveOf(hundred)
    expect(curve).toHaveLength(curveAt.length)
    expect([curve[0], curve.at(-1)]).toEqual([1, 100])
    expect(curve).toEqual(curve.toSorted((a, b) => a - b))
  })
})
