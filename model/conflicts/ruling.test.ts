import { expect, it } from "vitest"
import { absent, type Cell, type RowChange } from "../objects/row.ts"
import { at } from "../testing/stamps.ts"
import { alone } from "../vocabulary/change.ts"
import { apply, fail, forgetting, keep, merge, remembering, skip, stay, stop, take } from "./ruling.ts"

const dot = { leader: 0, sequence: 1 }
const row: Cell = { kind: "row", value: "a", dot, stamp: at(1, 0), revision: 1 }
const change: RowChange = {
  dot: { leader: 1, sequence: 1 },
  dependencies: [0, 0],
  stamp: at(2, 1),
  part: alone,
  operation: {
    kind: "delete",
    table: "row",
    key: "k",
    value: "",
    before: null,
    revision: 2,
    changed: [],
    statement: null,
  },
}

it("a ruling to apply changes the cell and reports nothing", () => {
  expect(apply(change, forgetting)).toEqual({ cell: absent, outcome: "applied", conflict: null })
})

it("a ruling to take changes the cell and reports that the remote version was kept", () => {
  const tombstone = { kind: "tombstone", dot: change.dot, stamp: change.stamp, revision: 2 }
  const conflict = { name: "n", local: dot, kept: "remote" }
  expect(take("n", row, change, remembering)).toEqual({ cell: tombstone, outcome: "applied", conflict })
})

it("a ruling to keep leaves the cell and reports that the local version was kept", () => {
  expect(keep("n", row)).toEqual({
    cell: row,
    outcome: "kept",
    conflict: { name: "n", local: dot, kept: "local" },
  })
})

it("a ruling to stay leaves the cell and reports nothing", () => {
  expect(stay(row)).toEqual({ cell: row, outcome: "kept", conflict: null })
})

it("a ruling to skip leaves the cell, and is silent unless the conflict has a name", () => {
  expect(skip(row)).toEqual({ cell: row, outcome: "skipped", conflict: null })
  expect(skip(absent, "n").conflict).toEqual({ name: "n", local: null, kept: "neither" })
})

it("a ruling to stop leaves the cell and says which conflict blocks the stream", () => {
  expect(stop("n", row)).toEqual({
    cell: row,
    outcome: "stopped",
    conflict: { name: "n", local: dot, kept: "local" },
  })
})

it("a ruling to fail leaves the cell and says which conflict discards the transaction", () => {
  expect(fail("n", row)).toEqual({
    cell: row,
    outcome: "failed",
    conflict: { name: "n", local: dot, kept: "neither" },
  })
})

it("a ruling to merge changes the cell and reports that both versions were kept", () => {
  const merged: Cell = { ...row, value: "ab" }
  expect(merge("n", row, merged)).toEqual({
    cell: merged,
    outcome: "applied",
    conflict: { name: "n", local: dot, kept: "both" },
  })
})
