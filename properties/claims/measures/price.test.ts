import { describe, expect, it } from "vitest"
import { change, dot, trace, wrote } from "../testing/traces.ts"
import { priceOf } from "./price.ts"

describe("conflicts", () => {
  it("are writes to one object of which neither depends on the other", () => {
    const price = priceOf(
      trace({
        changes: [
          change("0:1", 1, [0, 0, 0]),
          change("1:1", 2, [0, 0, 0]),
          change("0:2", 3, [1, 1, 0]),
          change("2:1", 1, [0, 0, 0], { _tag: "Update", key: "other", value: "v" }),
        ],
      }),
    )
    expect(price).toMatchObject({ writes: 4, conflicting: 2, rows: 4 })
  })
})

describe("a write to a row", () => {
  const conflict = {
    name: "concurrent_writes",
    family: "row",
    key: "k",
    local: dot("0:1"),
    remote: dot("1:1"),
  } as const

  it("is overruled by a concurrent one with a later stamp, and the conflict log names it", () => {
    const changes = [change("0:1", 1, [0, 0, 0]), change("1:1", 2, [0, 0, 0])]
    const logged = trace({ changes, conflicts: [[{ ...conflict, kept: "remote" }]] })
    expect(priceOf(logged)).toMatchObject({ overruled: 1, unlogged: 0 })
    expect(priceOf(trace({ changes }))).toMatchObject({ overruled: 1, unlogged: 1 })
    const wrong = trace({ changes, conflicts: [[{ ...conflict, kept: "local" }]] })
    expect(priceOf(wrong).unlogged).toBe(1)
  })

  it("is not overruled when a write that saw it replaced it before it met the other", () => {
    const changes = [change("0:1", 1, [0, 0, 0]), change("0:2", 2, [1, 0, 0]), change("1:1", 3, [0, 0, 0])]
    expect(priceOf(trace({ changes })).overruled).toBe(1)
  })

  it("is blind when its client's datacenter had not applied what it replaces", () => {
    const changes = [change("0:1", 1, [0]), change("0:2", 2, [1]), change("0:3", 3, [2])]
    const writes = [
      wrote("0:1", { knew: [0] }),
      wrote("0:2", { place: 1, knew: [0] }),
      wrote("0:3", { place: 1, knew: [2] }),
    ]
    expect(priceOf(trace({ changes, writes })).blind).toBe(1)
  })
})

describe("what merges", () => {
  const add = { _tag: "Add", key: "s", element: "e", observed: [] } as const
  const changes = [
    change("0:1", 1, [0, 0], { _tag: "Increment", key: "c", by: 1 }),
    change("1:1", 1, [0, 0], { _tag: "Increment", key: "c", by: 1 }),
    change("0:2", 2, [1, 0], add),
    change("0:3", 3, [2, 0], { _tag: "Assign", key: "r", value: "old" }),
    change("0:4", 4, [3, 0], { _tag: "Assign", key: "r", value: "new" }),
  ]

  it("lacks nothing when each write shows, or one that saw it replaced it", () => {
    const shows = { counter: { c: 2 }, set: { s: ["e"] }, register: { r: ["new"] } }
    expect(priceOf(trace({ changes, shows }))).toMatchObject({ merging: 5, unmerged: 0, rows: 0 })
  })

  it("lacks what does not show", () => {
    const shows = { counter: { c: 1 }, set: {}, register: { r: ["old"] } }
    expect(priceOf(trace({ changes, shows })).unmerged).toBe(3)
  })
})
