import { expect, it } from "vitest"
import { rowOperation } from "../testing/changes.ts"
import { alone } from "../vocabulary/change.ts"
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
const version = { value: "a", dot, stamp, revision: 1 }
const row: Cell = { kind: "row", ...version }
const tombstone: Cell = { kind: "tombstone", dot, stamp, revision: 1 }

const change = (kind: RowChange["operation"]["kind"]): RowChange => ({
  dot,
  stamp,
  dependencies: [0],
  operation: rowOperation(kind, "k", "b"),
  part: alone,
})

it("a read shows the value of a row, and nothing of a deleted one", () => {
  expect([absent, row, tombstone].map(read)).toEqual([null, "a", null])
})

it("a put is an insert where no row shows, also over a tombstone, and has no before-image", () => {
  const insert = rowOperation("insert", "k", "b")
  expect(preparePut(absent, "k", "b")).toEqual(insert)
  expect(preparePut(tombstone, "k", "b")).toEqual({ ...insert, revision: 2 })
})

it("a put is an update where a row shows, and carries the row as it was", () => {
  expect(preparePut(row, "k", "b")).toEqual(rowOperation("update", "k", "b", version))
})

it("a delete needs a row, and carries it as it was", () => {
  expect([absent, tombstone].map((cell) => prepareDelete(cell, "k"))).toEqual([null, null])
  expect(prepareDelete(row, "k")).toEqual(rowOperation("delete", "k", "", version))
})

it("an insert and an update leave the new row; a delete a tombstone, or nothing where none is kept", () => {
  const after: Cell = { kind: "row", value: "b", dot, stamp, revision: 1 }
  for (const left of [written, writtenForgetfully])
    expect([left(change("insert")), left(change("update"))]).toEqual([after, after])
  expect(written(change("delete"))).toEqual(tombstone)
  expect(writtenForgetfully(change("delete"))).toEqual(absent)
})
