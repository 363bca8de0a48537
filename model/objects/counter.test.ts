import fc from "fast-check"
import { expect, it } from "vitest"
import { read, rules, zero } from "./counter.ts"

it("the total is the sum of the increments, in whatever order they arrive", () => {
  const law = fc.property(fc.array(fc.integer({ min: -9, max: 9 })), (increments) => {
    const sum = increments.reduce((total, by) => total + by, 0)
    expect(read(increments.reduce(rules.effect, zero))).toBe(sum)
    expect(read(increments.toReversed().reduce(rules.effect, zero))).toBe(sum)
  })
  fc.assert(law, { seed: 10, numRuns: 300 })
})
