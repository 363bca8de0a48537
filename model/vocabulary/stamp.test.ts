import fc from "fast-check"
import { expect, it } from "vitest"
import * as Stamp from "./stamp.ts"

const small = fc.nat(2)
const stamp = fc.record({ wall: fc.integer({ min: -2, max: 2 }), logical: small, leader: small })

it("stamps are totally ordered, and equal only when all three parts are", () => {
  const law = fc.property(stamp, stamp, stamp, (a, b, c) => {
    expect(Math.sign(Stamp.compare(a, b)) + Math.sign(Stamp.compare(b, a))).toBe(0)
    if (Stamp.compare(a, b) <= 0 && Stamp.compare(b, c) <= 0)
      expect(Stamp.compare(a, c)).toBeLessThanOrEqual(0)
    if (Stamp.compare(a, b) === 0) expect(a).toEqual(b)
  })
  fc.assert(law, { seed: 1, numRuns: 2000 })
})

it("the wall decides first, then the logical counter, then the higher leader", () => {
  expect(
    Stamp.compare({ wall: 2, logical: 0, leader: 0 }, { wall: 1, logical: 9, leader: 9 }),
  ).toBeGreaterThan(0)
  expect(
    Stamp.compare({ wall: 1, logical: 2, leader: 0 }, { wall: 1, logical: 1, leader: 9 }),
  ).toBeGreaterThan(0)
  expect(
    Stamp.compare({ wall: 1, logical: 1, leader: 1 }, { wall: 1, logical: 1, leader: 0 }),
  ).toBeGreaterThan(0)
})

it("by time alone, stamps of two leaders can tie", () => {
  expect(Stamp.compareTime({ wall: 1, logical: 1, leader: 1 }, { wall: 1, logical: 1, leader: 0 })).toBe(0)
})

it("a stamp is shown without a logical part of 0", () => {
  expect(Stamp.show({ wall: 7, logical: 2, leader: 0 })).toBe("7.2@A")
  expect(Stamp.show({ wall: -7, logical: 0, leader: 1 })).toBe("-7@B")
})
