import { expect, it } from "vitest"
import { rowOperation } from "../testing/changes.ts"
import { alone } from "../vocabulary/change.ts"
import {
  absent,
  type Cell,
  prepareDelete,
  preparePut,
  read,
  remembersDeletes,
  remembersStamps,
  type RowChange,
  sameContent,
  version as versionOf,
  withoutStamps,
  withoutTombstones,
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

const column = (value: string, wall = 1) => ({ value, stamp: { ...stamp, wall } })
const record: Cell = { kind: "row", ...version, value: { a: column("1") } }

it("a read shows the value of a row, and nothing of a deleted one or of a record", () => {
  expect([absent, row, tombstone, record].map(read)).toEqual([null, "a", null, null])
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

it("who wrote a row is forgotten of every row, and of nothing else, and then no row remembers it", () => {
  const cells = { k: row, l: tombstone, m: absent, n: record }
  expect(withoutStamps(cells)).toEqual({
    ...cells,
    k: { ...row, forgotten: true },
    n: { ...record, forgotten: true },
  })
  expect(remembersStamps(withoutStamps(cells))).toBe(false)
})

it("one row of many is enough to remember a stamp; a tombstone is none", () => {
  const forgotten: Cell = { ...row, forgotten: true }
  expect([{}, { k: forgotten, l: row }, { k: forgotten, l: tombstone }].map(remembersStamps)).toEqual([
    false,
    true,
    false,
  ])
})

it("without its tombstones a table is what it shows, and one tombstone of many cells is a delete remembered", () => {
  const cells = { k: row, l: tombstone, m: absent }
  expect(withoutTombstones(cells)).toEqual({ k: row, m: absent })
  expect([{}, cells, withoutTombstones(cells)].map(remembersDeletes)).toEqual([false, true, false])
})

it("a version is the row without what makes it a cell; it names the insert's time only where that is kept", () => {
  const cell = { ...row, forgotten: true, siblings: [version] } as const
  expect(versionOf(cell)).toStrictEqual(version)
  expect(versionOf({ ...cell, inserted: stamp })).toStrictEqual({ ...version, inserted: stamp })
})

it("two contents are the same when they hold the same texts or columns, whenever these were written", () => {
  expect([sameContent("a", "a"), sameContent("a", "b")]).toEqual([true, false])
  expect([sameContent("", {}), sameContent({}, "")]).toEqual([false, false])
  const both = { a: column("1"), b: column("2") }
  expect(sameContent(both, { b: column("2", 9), a: column("1") })).toBe(true)
  const others = [{ ...both, b: column("3") }, { a: column("1") }, { a: column("1"), c: column("2") }, {}]
  expect(others.flatMap((other) => [sameContent(both, other), sameContent(other, both)])).toEqual(
    Array.from({ length: 8 }, () => false),
  )
})
