import { describe, expect, it } from "vitest"
import { absent, type Cell, type RowChange } from "../objects/row.ts"
import type { Stamp } from "../vocabulary/stamp.ts"
import {
  apply,
  forgetting,
  keep,
  laterOrEqual,
  laterOrHigher,
  laterOrLower,
  laterOrLowerThanHere,
  remembering,
  skip,
  stay,
  stop,
  strictlyLater,
  take,
} from "./resolution.ts"

const at = (wall: number, leader: number) => ({ wall, logical: 0, leader })
const dot = { leader: 0, sequence: 1 }
const row: Cell = { kind: "row", value: "a", dot, stamp: at(1, 0) }
const change: RowChange = {
  dot: { leader: 1, sequence: 1 },
  dependencies: [0, 0],
  stamp: at(2, 1),
  operation: { kind: "delete", key: "k", value: "", before: null },
}

describe("a change against a local version of leader B at time 5", () => {
  const here = (leader: number) => (change: Stamp, local: Stamp) =>
    laterOrLowerThanHere(change, local, leader)
  const orders = {
    laterOrHigher,
    laterOrLower,
    strictlyLater,
    laterOrEqual,
    atA: here(0),
    atB: here(1),
    atC: here(2),
    atD: here(3),
  }
  const local = at(5, 1)
  const wins = (name: keyof typeof orders) =>
    [at(4, 2), at(5, 0), at(5, 1), at(5, 2), at(6, 0)].map((stamp) => orders[name](stamp, local))

  it("earlier loses and later wins under every rule; the tie alone tells them apart", () => {
    //                                         4@C    5@A    5@B    5@C    6@A
    expect(wins("laterOrHigher")).toEqual([false, false, false, true, true])
    expect(wins("laterOrLower")).toEqual([false, true, true, false, true])
    expect(wins("strictlyLater")).toEqual([false, false, false, false, true])
    expect(wins("laterOrEqual")).toEqual([false, true, true, true, true])
  })

  it("under later-or-lower-than-here, the leader that applies it decides a tie, and not the one that wrote the row", () => {
    expect(wins("atA")).toEqual([false, false, false, false, true])
    expect(wins("atB")).toEqual([false, true, false, false, true])
    expect(wins("atC")).toEqual([false, true, true, false, true])
    expect(wins("atD")).toEqual([false, true, true, true, true])
  })

  it("two versions of different leaders have one winner under later-or-higher and later-or-lower, whichever arrives", () => {
    for (const [one, other] of [
      [at(5, 0), at(5, 1)],
      [at(4, 1), at(5, 0)],
    ] as const) {
      expect(laterOrHigher(one, other)).toBe(!laterOrHigher(other, one))
      expect(laterOrLower(one, other)).toBe(!laterOrLower(other, one))
    }
  })
})

describe("a ruling", () => {
  it("to apply changes the cell and reports nothing", () => {
    expect(apply(change, forgetting)).toEqual({ cell: absent, outcome: "applied", conflict: null })
  })

  it("to take changes the cell and reports that the remote version was kept", () => {
    const tombstone = { kind: "tombstone", dot: change.dot, stamp: change.stamp }
    const conflict = { name: "n", local: dot, kept: "remote" }
    expect(take("n", row, change, remembering)).toEqual({ cell: tombstone, outcome: "applied", conflict })
  })

  it("to keep leaves the cell and reports that the local version was kept", () => {
    expect(keep("n", row)).toEqual({
      cell: row,
      outcome: "kept",
      conflict: { name: "n", local: dot, kept: "local" },
    })
  })

  it("to stay leaves the cell and reports nothing", () => {
    expect(stay(row)).toEqual({ cell: row, outcome: "kept", conflict: null })
  })

  it("to skip leaves the cell, and is silent unless the conflict has a name", () => {
    expect(skip(row)).toEqual({ cell: row, outcome: "skipped", conflict: null })
    expect(skip(absent, "n").conflict).toEqual({ name: "n", local: null, kept: "neither" })
  })

  it("to stop leaves the cell and says which conflict blocks the stream", () => {
    expect(stop("n", row)).toEqual({
      cell: row,
      outcome: "stopped",
      conflict: { name: "n", local: dot, kept: "local" },
    })
  })
})
