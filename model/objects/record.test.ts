import { expect, it } from "vitest"
import type { Version } from "../vocabulary/change.ts"
import {
  computed,
  fired,
  prepareAdjust,
  prepareErase,
  prepareSet,
  read,
  reexecuted,
  withColumn,
} from "./record.ts"
import { absent, type Cell } from "./row.ts"

const at = (wall: number) => ({ wall, logical: 0, leader: 0 })
const dot = { leader: 0, sequence: 1 }
const version: Version = { value: withColumn({}, "amount", "10", at(1)), dot, stamp: at(1), revision: 1 }
const record: Cell = { kind: "row", ...version }

it("a read shows the columns in the order of their names, and nothing of a record that is not there or of a text", () => {
  const value = withColumn(withColumn({}, "b", "2", at(1)), "a", "1", at(2))
  expect(JSON.stringify(read({ ...record, value }))).toBe('{"a":"1","b":"2"}')
  const tombstone: Cell = { kind: "tombstone", dot, stamp: at(1), revision: 1 }
  expect([absent, tombstone, { ...record, value: "text" }].map(read)).toEqual([null, null, null])
})

it("a set inserts where no record shows, and otherwise carries the whole new record and the one before", () => {
  expect(prepareSet(absent, "x", "a", "v", at(2))).toMatchObject({
    kind: "insert",
    table: "record",
    value: { a: { value: "v", stamp: at(2) } },
    before: null,
    changed: ["a"],
  })
  expect(prepareSet(record, "x", "a", "v", at(2))).toMatchObject({
    kind: "update",
    value: { a: { value: "v", stamp: at(2) }, amount: { value: "10", stamp: at(1) } },
    before: version,
    revision: 2,
  })
})

it("a text has no columns: a column that is set is the only one", () => {
  expect(withColumn("text", "a", "v", at(1))).toEqual({ a: { value: "v", stamp: at(1) } })
})

it("setting the audited column fires the trigger, which counts", () => {
  const once = withColumn({}, "audited", "v", at(1))
  expect(read({ ...record, value: fired(once, at(2)) })).toEqual({ audited: "v", firings: "2" })
  expect(prepareSet(absent, "x", "audited", "v", at(1)).changed).toEqual(["audited", "firings"])
})

it("a statement computes from the amount, and needs one", () => {
  const statement = { times: 2, plus: 1 }
  expect(read({ ...record, value: computed(version.value, statement, at(2)) })).toEqual({ amount: "21" })
  expect(prepareAdjust(record, "x", statement, at(2))).toMatchObject({ statement, changed: ["amount"] })
  const plain: Cell = { ...record, value: withColumn({}, "a", "v", at(1)) }
  expect([absent, plain].map((cell) => prepareAdjust(cell, "x", statement, at(2)))).toEqual([null, null])
})

it("an erasure needs a record, and carries it as it was", () => {
  expect(prepareErase(absent, "x")).toBeNull()
  expect(prepareErase(record, "x")).toEqual({
    kind: "delete",
    table: "record",
    key: "x",
    value: "",
    before: version,
    revision: 2,
    changed: [],
    statement: null,
  })
})

it("executed anew, a change takes its columns or its statement to the record that is there", () => {
  const local: Version = {
    ...version,
    value: withColumn(withColumn({}, "amount", "7", at(1)), "b", "w", at(1)),
  }
  const doubling = prepareAdjust(record, "x", { times: 2, plus: 0 }, at(2))
  const setting = prepareSet(record, "x", "a", "v", at(2))
  const auditing = prepareSet(record, "x", "audited", "v", at(2))
  const shown = (operation: typeof setting) => read({ ...record, value: reexecuted(local, operation, at(2)) })
  expect(doubling === null ? null : shown(doubling)).toEqual({ amount: "14", b: "w" })
  expect(shown(setting)).toEqual({ a: "v", amount: "7", b: "w" })
  expect(shown(auditing)).toEqual({ amount: "7", audited: "v", b: "w", firings: "1" })
})

it("executed anew, a trigger counts on from the record that is there", () => {
  const local = { ...version, value: withColumn({}, "firings", "4", at(1)) }
  const auditing = prepareSet(absent, "x", "audited", "v", at(2))
  expect(read({ ...record, value: reexecuted(local, auditing, at(2)) })).toEqual({
    audited: "v",
    firings: "5",
  })
})
