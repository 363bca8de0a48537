import { describe, expect, it } from "vitest"
import { read, trace, wrote } from "../testing/traces.ts"
import { staleness } from "./staleness.ts"

const writes = [
  wrote("0:1", { acknowledged: 40 }),
  wrote("0:2", { acknowledged: 70 }),
  wrote("0:3", { acknowledged: 150 }),
]

const of = (reads: ReadonlyArray<ReturnType<typeof read>>, vectors = [[9, 9, 9]]) =>
  staleness(trace({ writes, reads, vectors }), [0, 1], 0, 1000)

describe("a read", () => {
  it("is behind by the age of the oldest acknowledged write that it misses", () => {
    expect(of([read([0, 0, 0])])).toMatchObject({ reads: 1, stale: 1, behind: { most: 60 } })
    expect(of([read([1, 0, 0])])).toMatchObject({ stale: 1, behind: { most: 30 } })
  })

  it("is not stale when it misses what was not acknowledged yet when it was asked", () => {
    expect(of([read([2, 0, 0])])).toEqual({ reads: 1, stale: 0, behind: null })
  })

  it("of another object misses nothing", () => {
    expect(of([read([0, 0, 0], { key: "other" }), read([0, 0, 0], { family: "set" })]).stale).toBe(0)
  })

  it("that was not answered, or is asked elsewhere or at another time, does not count", () => {
    expect(of([read(null), read([0], { place: 2 }), read([0], { asked: 1000 })]).reads).toBe(0)
  })

  it("cannot miss a write that is lost for good", () => {
    expect(of([read([0, 0, 0])], [[0, 0, 0]]).stale).toBe(0)
  })
})
