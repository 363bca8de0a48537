import { describe, expect, it } from "vitest"
import { exponential, logNormal, stream } from "./draws.ts"

const many = (next: () => number): ReadonlyArray<number> =>
  Array.from({ length: 20_000 }, next).toSorted((a, b) => a - b)

describe("a stream", () => {
  it("is the same for the same seed and name, and another one for another name or seed", () => {
    const first = (seed: number, name: string) => stream(seed, name)()
    expect(first(1, "a")).toBe(first(1, "a"))
    expect(new Set([first(1, "a"), first(1, "b"), first(2, "a")]).size).toBe(3)
  })
})

describe("waiting times", () => {
  it("have the mean that was asked for", () => {
    const draw = stream(7, "gaps")
    const gaps = many(() => exponential(draw, 50))
    expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length).toBeCloseTo(50, -0.5)
    expect(gaps[0]).toBeGreaterThanOrEqual(0)
  })
})

describe("log-normal shares", () => {
  it("have a median of 1 and one in a hundred above 10", () => {
    const draw = stream(7, "shares")
    const shares = many(() => logNormal(draw))
    expect(shares[10_000]).toBeCloseTo(1, 1)
    expect(shares[19_800]).toBeGreaterThan(9)
    expect(shares[19_800]).toBeLessThan(11.5)
  })
})
