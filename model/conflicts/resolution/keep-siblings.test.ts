import { describe, expect, it } from "vitest"
import { absent, type Cell, type RowChange } from "../../objects/row.ts"
import { referenceMerging, referenceSiblings } from "../../systems/reference-rules.ts"
import { A, B, C, del, deliver, drained, played, put, rows } from "../../testing/moves.ts"
import { at } from "../../testing/stamps.ts"
import { update } from "../../testing/updates.ts"
import type { Content } from "../../vocabulary/change.ts"
import { concatenated, greatest, keepSiblings } from "./keep-siblings.ts"

const ends = (design: typeof referenceMerging, moves: Parameters<typeof played>[2]) =>
  rows(drained(design, played(design, 3, moves).cluster).cluster, "k")

const siblings = [put(A, "k", "a"), put(B, "k", "b"), put(C, "k", "a")]

it("what is shown depends on the values alone", () => {
  expect(concatenated(["b", "a", "b"])).toBe("a/b")
  expect(greatest(["b", "c", "a"])).toBe("c")
})

describe("of concurrent versions", () => {
  it("all are kept, and shown joined, or the greatest of them", () => {
    expect(ends(referenceMerging, siblings)).toEqual(["a/b", "a/b", "a/b"])
    expect(ends(referenceSiblings, siblings)).toEqual(["b", "b", "b"])
  })

  it("a write that had seen all of them replaces all", () => {
    const seen = [...siblings, deliver(B, A), deliver(C, A), put(A, "k", "z")]
    expect(ends(referenceMerging, seen)).toEqual(["z", "z", "z"])
  })

  it("one that had seen some replaces those: the others are shown again", () => {
    const some = [...siblings, deliver(B, A), put(A, "k", "c")]
    expect(ends(referenceMerging, some)).toEqual(["a/c", "a/c", "a/c"])
    expect(ends(referenceSiblings, [...siblings, deliver(B, A), del(A, "k")])).toEqual(["a", "a", "a"])
  })

  it("a delete is one like any other, and shows nothing where it is alone", () => {
    const met = [put(A, "k", "v"), deliver(A, B)]
    expect(ends(referenceMerging, [...met, del(A, "k"), put(B, "k", "b")])).toEqual(["b", "b", "b"])
    expect(ends(referenceMerging, [...met, del(A, "k"), del(B, "k")])).toEqual([null, null, null])
  })

  it("both are named where they meet, and neither has lost", () => {
    const { happened } = played(referenceMerging, 2, [...siblings.slice(0, 2), deliver(A, B)])
    expect(happened.at(-1)).toMatchObject({
      outcome: "applied",
      conflict: { name: "siblings", local: { leader: B, sequence: 1 }, kept: "both" },
      shows: "a/b",
    })
  })
})

describe("a cell", () => {
  const rules = keepSiblings(concatenated)
  const { local } = rules
  const remote = (cell: Cell, change: RowChange) => rules.remote(cell, change, A)
  /** The first write of a leader, which has seen nothing else unless it says so. */
  const writing = (leader: number, wall: number, value: Content | null, saw = [0, 0, 0]): RowChange => {
    const change = update(null, saw, leader)
    const operation = {
      ...change.operation,
      kind: value === null ? ("delete" as const) : ("update" as const),
    }
    return {
      ...change,
      dot: { leader, sequence: 1 },
      stamp: at(wall, leader),
      operation: { ...operation, value: value ?? "", revision: wall },
    }
  }
  const sibling = (leader: number, wall: number, value: Content | null) => ({
    value,
    dot: { leader, sequence: 1 },
    stamp: at(wall, leader),
    revision: wall,
  })

  it("of one version is that version, a row or a tombstone, with none beside it", () => {
    const { value: _none, ...deleted } = sibling(A, 1, null)
    expect(local(absent, writing(A, 1, "a"))).toEqual({ kind: "row", ...sibling(A, 1, "a") })
    expect(local(absent, writing(A, 1, null))).toEqual({ kind: "tombstone", ...deleted })
    expect(remote(absent, writing(A, 1, "a")).outcome).toBe("applied")
  })

  it("of several has all of them beside it, the latest first, and counts on from the greatest number", () => {
    const deleted = local(absent, writing(A, 5, null))
    const { cell } = remote(deleted, writing(B, 3, "b"))
    const all = [sibling(A, 5, null), sibling(B, 3, "b")]
    expect(cell).toEqual({ kind: "row", ...sibling(A, 5, "b"), siblings: all })
    expect(remote(local(absent, writing(B, 3, "b")), writing(A, 5, null)).cell).toEqual(cell)
  })

  it("of records shows the latest, whole", () => {
    const record = (value: string): Content => ({ a: { value, stamp: at(1, A) } })
    const { cell } = remote(local(absent, writing(A, 5, record("1"))), writing(B, 3, record("2")))
    expect(cell).toMatchObject({ kind: "row", value: record("1") })
  })

  it("names the rival that a change had not seen, also where it had seen the one that is on top", () => {
    const { cell } = remote(local(absent, writing(B, 3, "b")), writing(C, 5, "c"))
    expect(remote(cell, writing(A, 6, "a", [0, 0, 1])).conflict?.local).toEqual({ leader: B, sequence: 1 })
  })
})
