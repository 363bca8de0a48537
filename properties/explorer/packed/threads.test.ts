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

const small = {
  leaders: 2,
  writes: 2,
  keys: 1,
  families: ["row"],
  features: [],
  faults: [],
  faultMoves: 0,
} as const

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
        scope: { ...small, leaders: 3, writes: 3 },
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
    expect(found.states).toBeGreaterThanOrEqual(5000)
    expect(found.states).toBeLessThan(15_000)
  })

  it("fails where a thread fails, and leaves nobody waiting", async () => {
    const called = { machine: "replication", design: "nowhere", scope: { ...small, leaders: 3 } } as const
    await expect(searchInThreads(called, { threads: 2, states: 1000, paths: false })).rejects.toThrow(
      "there is no design nowhere",
    )
  })

  it("ends where there is less to do than there are threads", async () => {
    const called = { machine: "ml-lww", scope: { ...lwwScopes.S, writes: 0 } } as const
    const found = await searchInThreads(called, { threads: 2, states: 1000, paths: true })
    expect(found).toMatchObject({ states: 1, transitions: 0, complete: true, violation: null })
  })
})
