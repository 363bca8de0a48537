import { describe, expect, it } from "vitest"
import { workload } from "./workload.ts"

const load = { places: 3, duration: 20_000, rate: 20, hot: 0.5 }

describe("a workload", () => {
  it("is the same for the same seed, and another one for another seed", () => {
    expect(workload(1, load)).toEqual(workload(1, load))
    expect(workload(1, load)).not.toEqual(workload(2, load))
  })

  it("asks in order, within its duration, about as often as its rate says", () => {
    const requests = workload(1, load)
    expect(requests.map(({ at }) => at)).toEqual(requests.map(({ at }) => at).toSorted((a, b) => a - b))
    expect(requests.every(({ at }) => at >= 0 && at < load.duration)).toBe(true)
    const writes = requests.filter(({ write }) => write !== null)
    expect(writes.length).toBeGreaterThan(1100)
    expect(writes.length).toBeLessThan(1300)
  })

  it("goes to hot keys alone, or never, when the share says so", () => {
    expect(workload(1, { ...load, hot: 1 }).every(({ key }) => /^hot-[0-3]$/.test(key))).toBe(true)
    expect(workload(1, { ...load, hot: 0 }).some(({ key }) => key.startsWith("hot"))).toBe(false)
  })

  it("writes no value twice", () => {
    const values = workload(1, load).flatMap(({ write }) =>
      write !== null && "value" in write ? [write.value] : [],
    )
    expect(new Set(values).size).toBe(values.length)
  })
})
