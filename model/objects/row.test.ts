import { expect, it } from "vitest"
import {
  absent,
  type Cell,
  prepareDelete,
  preparePut,
  read,
  type RowChange,
  written,
  writtenForgetfully,
} from "./row.ts"

const dot = { leader: 0, sequence: 1 }
const stamp = { wall: 1, logical: 0, leader: 0 }
const version = { value: "a", dot, stamp }
const row: Cell = { kind: "row", ...version }
const tombstone: Cell = { kind: "tombstone", dot, stamp }

const change = (kind: RowChange["operation"]["kind"]): RowChange => ({
  dot,
  stamp,
  dependencies: [0],
  operation: { kind, key: "k", value: kind === "delete" ? "" : "b", before: null },
})

it("a read shows the value of a row, and nothing of a deleted one", () => {
  expect([absent, row, tombstone].map(read)).toEqual([null, "a", null])
})

it("a put is an insert where no row shows, also over a tombstone, and has no before-image", () => {
  const insert = { kind: "insert", key: "k", value: "b", before: null }
  expect([absent, tombstone].map((cell) => preparePut(cell, "k", "b"))).toEqual([insert, insert])
})

it("a put is an update where a row shows, and carries the row as it was", () => {
  expect(preparePut(row, "k", "b")).toEqual({ kind: "update", key: "k", value: "b", before: version })
})

it("a delete needs a row, and carries it as it was", () => {
  expect([absent, tombstone].map((cell) => prepareDelete(cell, "k"))).toEqual([null, null])
  expect(prepareDelete(row, "k")).toEqual({ kind: "delete", key: "k", value: "", before: version })
})

it("an insert and an update leave the new row; a delete a tombstone, or nothing where none is kept", () => {
  const after: Cell = { kind: "row", value: "b", dot, stamp }
  for (const left of [written, writtenForgetfully])
    expect([left(change("insert")), left(change("update"))]).toEqual([after, after])
  expect(written(change("delete"))).toEqual(tombstone)
  expect(writtenForgetfully(change("delete"))).toEqual(absent)
})
