import { describe, expect, it } from "vitest"
import { reference } from "../../model/systems/reference.ts"
import type { ExploreScope } from "./replication.ts"
import { largestThatFits, smallerScopes } from "./smaller.ts"

const rows: ExploreScope = {
  leaders: 3,
  writes: 3,
  keys: 1,
  families: ["row"],
  features: [],
  faults: [],
  faultMoves: 0,
}

describe("a scope that is too large", () => {
  it("has a smaller one that fits, with as many states as there are", () => {
    // Three leaders with two writes have 746 states, two leaders with three writes 526.
    const fitting = largestThatFits(reference, rows, 39_820)
    expect(fitting?.scope).toEqual({ ...rows, writes: 2 })
    const exactly = fitting?.states ?? 0
    expect(largestThatFits(reference, rows, exactly)).toEqual(fitting)
    expect(largestThatFits(reference, rows, exactly - 1)?.scope).toEqual({ ...rows, leaders: 2 })
  })

  it("is made smaller by more than one step where one is not enough, and has none where nothing is", () => {
    const small = largestThatFits(reference, rows, 60)
    expect(small?.states).toBeLessThanOrEqual(60)
    expect(small?.scope.writes).toBeLessThan(3)
    expect(largestThatFits(reference, rows, 1)).toBeNull()
  })

  it("loses a fault before it loses all of them, and keeps two records", () => {
    const harmed: ExploreScope = { ...rows, faults: ["loss"], faultMoves: 2 }
    expect(smallerScopes(harmed)).toContainEqual({ ...harmed, faultMoves: 1 })
    expect(smallerScopes({ ...harmed, faultMoves: 1 })).toContainEqual({ ...rows, faults: [], faultMoves: 0 })
    const records: ExploreScope = { ...rows, keys: 2, families: ["record"], features: ["columns"] }
    expect(smallerScopes(records).map(({ keys }) => keys)).toEqual([2, 2])
    expect(smallerScopes({ ...rows, leaders: 2, writes: 1 })).toEqual([])
  })
})
