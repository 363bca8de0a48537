import fc from "fast-check"
import { expect, it } from "vitest"
import { covers, dominates, empty, including, join, seen, type VersionVector } from "./version-vector.ts"

// Of unequal lengths on purpose: a vector has seen nothing of a leader that it does not know.
const vector: fc.Arbitrary<VersionVector> = fc.array(fc.nat(3), { maxLength: 3 })
const runs = { seed: 2, numRuns: 1000 }

it("the empty vector covers nothing and is dominated by all", () => {
  expect(empty(3)).toEqual([0, 0, 0])
  expect(covers(empty(3), { leader: 1, sequence: 1 })).toBe(false)
  fc.assert(
    fc.property(vector, (a) => dominates(a, empty(3)) && seen(a, 7) === 0),
    runs,
  )
})

it("a vector dominates another exactly when it covers every dot that the other covers", () => {
  const dots = [0, 1, 2].flatMap((leader) => [1, 2, 3].map((sequence) => ({ leader, sequence })))
  const law = fc.property(vector, vector, (a, b) => {
    expect(dominates(a, b)).toBe(dots.every((dot) => !covers(b, dot) || covers(a, dot)))
  })
  fc.assert(law, runs)
})

it("the join is the least vector that dominates both", () => {
  const law = fc.property(vector, vector, vector, (a, b, c) => {
    const least = join(a, b)
    expect(dominates(least, a) && dominates(least, b)).toBe(true)
    if (dominates(c, a) && dominates(c, b)) expect(dominates(c, least)).toBe(true)
  })
  fc.assert(law, { ...runs, examples: [[[1], [0, 2], []]] })
})

it("including the next change adds that change and no other", () => {
  const law = fc.property(vector, fc.nat(2), (a, leader) => {
    const dot = { leader, sequence: seen(a, leader) + 1 }
    const next = including(a, dot)
    expect(covers(next, dot)).toBe(true)
    expect([0, 1, 2].map((other) => seen(next, other) - seen(a, other))).toEqual(
      [0, 1, 2].map((other) => (other === leader ? 1 : 0)),
    )
  })
  fc.assert(law, runs)
})

it("including a change seen before gives the same vector back", () => {
  const seenBefore: VersionVector = [2, 0]
  expect(including(seenBefore, { leader: 0, sequence: 1 })).toBe(seenBefore)
})
