import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { calm } from "../../testing/arbitraries.ts"
import { A, ask, B, C, del, deliver, drained, played, put, rows } from "../../testing/moves.ts"
import { activeDirectory } from "../../systems/active-directory.ts"
import { cosmosDb } from "../../systems/cosmos-db.ts"
import { absent, type Cell, type RowChange } from "../../objects/row.ts"
import { at } from "../../testing/stamps.ts"
import { update } from "../../testing/updates.ts"
import { deleteAlwaysWins } from "./delete-always-wins.ts"
import { laterOrHigher } from "./later-or-higher.ts"

const met = [put(A, "k", "v"), deliver(A, B), deliver(A, C)]
const systems = [cosmosDb, activeDirectory]

const ends = (design: (typeof systems)[number], moves: Parameters<typeof played>[2]) =>
  rows(drained(design, played(design, 3, moves).cluster).cluster, "k")

describe.each(systems)("$name", (design) => {
  it("loses a later update to a delete that was made without knowing of it", () => {
    expect(ends(design, [...met, del(B, "k"), put(A, "k", "a"), put(A, "k", "b")])).toEqual([
      null,
      null,
      null,
    ])
  })

  it("has a row that was put back after the delete had been seen", () => {
    expect(ends(design, [...met, del(B, "k"), deliver(B, A), put(A, "k", "a")])).toEqual(["a", "a", "a"])
  })

  it("and the update that the delete won over does not come back when the row does", () => {
    const late = [...met, put(C, "k", "c"), put(C, "k", "d"), del(B, "k"), deliver(B, A), put(A, "k", "a")]
    expect(ends(design, late)).toEqual(["a", "a", "a"])
    expect(ends(design, [...late, deliver(C, A), deliver(A, B)])).toEqual(["a", "a", "a"])
  })

  it("agrees in the end, along any schedule", () => {
    const write = fc
      .tuple(fc.nat(2), fc.nat(1), fc.constantFrom("a", "b", null))
      .map(([at, after, value]) =>
        ask(at, value === null ? { kind: "delete", key: "k" } : { kind: "put", key: "k", value }, after),
      )
    const law = fc.property(calm(3, write), (moves) => {
      expect(new Set(ends(design, moves)).size).toBe(1)
    })
    fc.assert(law, { seed: 5, numRuns: 2000 })
  })
})

it("the order decides between two updates: the busier branch in Active Directory, the later write in Cosmos DB", () => {
  const branches = [...met, put(A, "k", "a1"), put(A, "k", "a2"), put(B, "k", "b")]
  expect(ends(activeDirectory, branches)).toEqual(["a2", "a2", "a2"])
  expect(ends(cosmosDb, branches)).toEqual(["b", "b", "b"])
})

describe("the deletes that are remembered", () => {
  const rules = deleteAlwaysWins((change, held) => laterOrHigher(change.stamp, held.stamp))
  const { local } = rules
  const remote = (cell: Cell, change: RowChange) => rules.remote(cell, change, A)
  /** The first write of a leader, which has seen nothing else unless it says so. */
  const writing = (kind: "delete" | "update", leader: number, wall: number, saw = [0, 0, 0]): RowChange => {
    const change = update(null, saw, leader)
    return {
      ...change,
      dot: { leader, sequence: 1 },
      stamp: at(wall, leader),
      operation: { ...change.operation, kind, value: kind === "delete" ? "" : "v", revision: wall },
    }
  }
  const version = (leader: number, wall: number) => ({
    dot: { leader, sequence: 1 },
    stamp: at(wall, leader),
    revision: wall,
  })
  const deleted = local(absent, writing("delete", B, 5))

  it("are none but the tombstone, where a leader deletes what it has seen", () => {
    expect(deleted).toEqual({ kind: "tombstone", ...version(B, 5) })
    expect(local(deleted, writing("delete", A, 6, [0, 1, 0]))).toEqual({
      kind: "tombstone",
      ...version(A, 6),
    })
  })

  it("stand beside a later tombstone of a leader that had not seen them, whichever arrives", () => {
    const cell = { kind: "tombstone", ...version(B, 5), siblings: [{ value: null, ...version(A, 3) }] }
    expect(remote(deleted, writing("delete", A, 3))).toMatchObject({
      cell,
      outcome: "kept",
      conflict: { name: "concurrent_writes", kept: "local" },
    })
    const ruling = remote(local(absent, writing("delete", A, 3)), writing("delete", B, 5))
    expect(ruling).toMatchObject({
      cell,
      outcome: "applied",
      conflict: { name: "concurrent_writes", kept: "remote" },
    })
  })

  it("stand beside the row that was put back after one had been seen", () => {
    const { cell } = remote(deleted, writing("update", A, 6, [0, 1, 0]))
    expect(cell).toEqual({
      kind: "row",
      value: "v",
      ...version(A, 6),
      siblings: [{ value: null, ...version(B, 5) }],
    })
    expect(remote(absent, writing("update", A, 6)).cell).toEqual({
      kind: "row",
      value: "v",
      ...version(A, 6),
    })
  })
})
