import { describe, expect, it } from "vitest"
import { gaveUp, trace, wrote } from "../testing/traces.ts"
import { availability, availabilityOverTime, longestSilence, lostWrites } from "./availability.ts"
import { readLatencies, writeLatencies } from "./latency.ts"
import { read } from "../testing/traces.ts"

const some = trace({
  writes: [
    wrote("0:1", { asked: 100, acknowledged: 103.5 }),
    gaveUp({ asked: 1100 }),
    wrote("0:2", { asked: 1200, acknowledged: 1201 }),
    wrote("1:1", { asked: 1300, place: 1, acknowledged: 1400 }),
  ],
  reads: [read([0, 0, 0], { asked: 5, answered: 6.25 }), read(null)],
})

describe("availability", () => {
  it("is what was acknowledged of what one datacenter's clients asked in a stretch of time", () => {
    expect(availability(some, 0, 1000, 2000)).toEqual({ asked: 2, acknowledged: 1 })
    expect(availability(some, 1, 0, 1300)).toEqual({ asked: 0, acknowledged: 0 })
  })

  it("over time has a share for each stretch in which something was asked", () => {
    const [first, second, third] = availabilityOverTime(some, 3000, 1000)
    expect(first).toBe(1)
    expect(second).toBeCloseTo(2 / 3)
    expect(third).toBeNull()
  })
})

describe("silence", () => {
  it("is the longest time without an acknowledgement, before the first and after the last too", () => {
    expect(longestSilence(some, 0, 1500)).toBe(1097.5)
    expect(longestSilence(some, 0, 3000)).toBe(1799)
    expect(longestSilence(some, 1, 1500)).toBe(1400)
    expect(longestSilence(some, 2, 1500)).toBe(1500)
  })
})

describe("latency", () => {
  it("is measured of what was answered, by datacenter", () => {
    expect(writeLatencies(some, 3)).toEqual([[3.5, 1], [100], []])
    expect(readLatencies(some, 2)).toEqual([[], [1.25]])
  })
})

describe("a lost write", () => {
  it("is acknowledged and not at every leader in the end", () => {
    expect(lostWrites({ ...some, vectors: [[2, 1]] })).toBe(0)
    expect(lostWrites({ ...some, vectors: [[1, 1]] })).toBe(1)
    expect(lostWrites({ ...some, vectors: [[2, 1], [2]] })).toBe(1)
  })
})
