import { describe, expect, it } from "vitest"
import { isSealed, sampledFate, wilson } from "./fate.ts"

/** Computed apart, by solving the score equation |p - share| = z * sqrt(p(1-p)/n) for p. */
const solved = (failing: number, of: number, upper: boolean): number => {
  const share = failing / of
  let [low, high] = upper ? [share, 1] : [0, share]
  for (let round = 0; round < 200; round++) {
    const middle = (low + high) / 2
    const inside = Math.abs(middle - share) <= 1.959964 * Math.sqrt((middle * (1 - middle)) / of)
    if (inside === upper) low = middle
    else high = middle
  }
  return (low + high) / 2
}

describe("the Wilson score interval", () => {
  it("holds exactly the chances from which the sample is less than 1.96 deviations away", () => {
    for (const [failing, of] of [
      [1, 10],
      [5, 10],
      [50, 100],
      [99, 100],
      [100, 100],
      [0, 20],
    ] as const) {
      const { low, high } = wilson(failing, of)
      expect(low).toBeCloseTo(failing === 0 ? 0 : solved(failing, of, false), 9)
      expect(high).toBeCloseTo(failing === of ? 1 : solved(failing, of, true), 9)
    }
  })

  it("never says that a sample is certain", () => {
    expect(wilson(100, 100).low).toBeGreaterThan(0.96)
    expect(wilson(100, 100).low).toBeLessThan(0.97)
    expect(wilson(0, 100).high).toBeGreaterThan(0.03)
  })
})

it("is sealed when nothing passes", () => {
  expect(isSealed(sampledFate(3, 10, 10))).toBe(true)
  expect(isSealed(sampledFate(3, 9, 10))).toBe(false)
})
