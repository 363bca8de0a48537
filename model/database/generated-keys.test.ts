import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  autoIncrement,
  type KeyRule,
  localSequence,
  snowflake,
  stepped,
  steppedSequence,
  steppedThenChanged,
} from "./generated-keys.ts"

/** The numbers that leaders take, each knowing its own and, where `meets` says so, all that were taken before. */
const taken = (rule: KeyRule, size: number, turns: ReadonlyArray<{ leader: number; meets: boolean }>) => {
  const own: Array<Array<number>> = Array.from({ length: size }, () => [])
  const known = own.map(() => 0)
  for (const { leader: drawn, meets } of turns) {
    const leader = drawn % size
    if (meets) known[leader] = Math.max(known[leader] ?? 0, ...own.flat())
    const mine = own[leader] ?? []
    const number = rule({ leader, size, taken: mine.length, highest: known[leader] ?? 0 })
    mine.push(number)
    known[leader] = Math.max(known[leader] ?? 0, number)
  }
  return own.flat()
}

const turns = fc.array(fc.record({ leader: fc.nat(3), meets: fc.boolean() }), { maxLength: 12, size: "max" })
const size = fc.integer({ min: 1, max: 4 })

describe("a rule for generated keys", () => {
  it.each([
    ["stepped", stepped],
    ["a stepped sequence", steppedSequence],
    ["snowflake", snowflake],
  ])("%s never takes a number twice, whatever each leader has seen", (_name, rule) => {
    const law = fc.property(size, turns, (leaders, drawn) => {
      const numbers = taken(rule, leaders, drawn)
      expect(new Set(numbers).size).toBe(numbers.length)
    })
    fc.assert(law, { seed: 1, numRuns: 500 })
  })

  it.each([
    ["a local sequence", localSequence],
    ["auto-increment", autoIncrement],
  ])("%s takes the same number at two leaders that have not met", (_name, rule) => {
    expect([0, 1].map((leader) => rule({ leader, size: 2, taken: 0, highest: 0 }))).toEqual([1, 1])
  })

  it("auto-increment goes on from the rows that it has received; a local sequence does not", () => {
    const known = { leader: 1, size: 2, taken: 0, highest: 7 }
    expect([autoIncrement(known), localSequence(known)]).toEqual([8, 1])
  })

  it("steps of leaders are their own: A takes 1, 4, 7 and C 3, 6, 9 of three", () => {
    const next = (leader: number, highest: number) => stepped({ leader, size: 3, taken: 0, highest })
    expect([next(0, 0), next(0, 1), next(0, 5), next(2, 0), next(2, 3), next(2, 7)]).toEqual([
      1, 4, 7, 3, 6, 9,
    ])
  })

  it("numbers collide where the step is changed for a third leader after the first had begun", () => {
    const known = { leader: 2, size: 3, highest: 0 }
    expect(steppedThenChanged({ ...known, taken: 0 })).toBe(1)
    expect(steppedThenChanged({ ...known, leader: 0, taken: 0 })).toBe(1)
    expect(steppedThenChanged({ ...known, taken: 1, highest: 1 })).toBe(3)
  })
})
