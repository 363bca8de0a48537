import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  clockRules,
  compareStamp,
  compareTime,
  type HybridTime,
  later,
  stampOf,
  zero,
} from "./hybrid-clock.ts"

const { tick } = clockRules
const time: fc.Arbitrary<HybridTime> = fc.record({
  wall: fc.integer({ min: -5, max: 5 }),
  logical: fc.nat(3),
})
const physical = fc.integer({ min: -9, max: 9 })

describe("a hybrid clock", () => {
  test("takes the wall clock's time when that is later than all it has seen", () => {
    expect(tick({ wall: 5, logical: 3 }, 6)).toEqual({ wall: 6, logical: 0 })
  })

  test("counts when the wall clock stands still or steps back", () => {
    expect(tick({ wall: 5, logical: 3 }, 5)).toEqual({ wall: 5, logical: 4 })
    expect(tick({ wall: 5, logical: 3 }, -100)).toEqual({ wall: 5, logical: 4 })
  })

  test("counts from the start while the wall clock has not passed zero", () => {
    expect(tick(zero, 0)).toEqual({ wall: 0, logical: 1 })
  })

  test("never gives the same time twice, whatever the wall clock says", () => {
    fc.assert(fc.property(time, physical, (clock, now) => compareTime(tick(clock, now), clock) > 0))
  })

  test("stamps a change later than every change applied before it, whatever the wall clock says", () => {
    fc.assert(
      fc.property(time, time, physical, (clock, seen, now) => {
        const next = tick(later(clock, seen), now)
        return compareTime(next, clock) > 0 && compareTime(next, seen) > 0
      }),
    )
  })

  test("is not moved by an earlier stamp, and moved to a later one exactly", () => {
    expect(later({ wall: 5, logical: 3 }, { wall: 5, logical: 2 })).toEqual({ wall: 5, logical: 3 })
    expect(later({ wall: 5, logical: 3 }, { wall: 5, logical: 9 })).toEqual({ wall: 5, logical: 9 })
    expect(later({ wall: 5, logical: 3 }, { wall: 7, logical: 1 })).toEqual({ wall: 7, logical: 1 })
  })
})

test("stamps of equal time are ordered by leader, so two leaders never tie", () => {
  const [first, second] = [stampOf({ wall: 1, logical: 1 }, 0), stampOf({ wall: 1, logical: 1 }, 1)]
  expect(compareStamp(first, second)).toBeLessThan(0)
  expect(compareStamp(second, first)).toBeGreaterThan(0)
  expect(compareStamp(stampOf({ wall: 1, logical: 2 }, 0), second)).toBeGreaterThan(0)
})
