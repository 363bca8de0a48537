import { describe, expect, it } from "vitest"
import { lwwScopes } from "../machines/lww/leader.ts"
import { lww } from "../machines/lww/machine.ts"
import { searched } from "./search.ts"
import { searchInThreads } from "./threads.ts"

const counts = ({ states, transitions, depth }: { states: number; transitions: number; depth: number }) => [
  states,
  transitions,
  depth,
]

describe("a search in threads", () => {
  it.each([1, 2, 3])(
    "finds with %i threads what is found without, growing its table as it goes",
    async (threads) => {
      const found = await searchInThreads(
        { machine: "ml-lww", scope: lwwScopes.S },
        { threads, states: 1_000_000, paths: false },
      )
      expect(counts(found)).toEqual(counts(searched(lww(lwwScopes.S))))
      expect(found).toMatchObject({ complete: true, frontier: 0, violation: null })
    },
  )

  it("finds the replication model's states too", async () => {
    const found = await searchInThreads(
      {
        machine: "replication",
        design: "reference",
        scope: { leaders: 3, writes: 3, keys: 1, families: ["row"], features: [], faults: [], faultMoves: 0 },
      },
      { threads: 2, states: 1_000_000, paths: false },
    )
    expect(counts(found)).toEqual([39_821, 50_280, 9])
  })

  it("is not complete beyond its budget", async () => {
    const found = await searchInThreads(
      { machine: "ml-lww", scope: lwwScopes.S },
      { threads: 2, states: 5000, paths: false },
    )
    expect(found.complete).toBe(false)
    expect(found.frontier).toBeGreaterThan(0)
  })
})
