import { expect, it } from "vitest"
import { at } from "../../testing/stamps.ts"
import { local, update } from "../../testing/updates.ts"
import { columnsDiffer } from "./columns-differ.ts"

it("where the time is no column, only another value or no image is a conflict", () => {
  expect(columnsDiffer(local, update({ ...local, stamp: at(2, 0) }))).toBe(false)
  expect(columnsDiffer(local, update({ ...local, value: "b" }))).toBe(true)
  expect(columnsDiffer(local, update(null))).toBe(true)
})

it("a record is compared column by column", () => {
  const record = (a: string, time: number) => ({ ...local, value: { a: { value: a, stamp: at(time, 0) } } })
  expect(columnsDiffer(record("x", 1), update(record("x", 2)))).toBe(false)
  expect(columnsDiffer(record("x", 1), update(record("y", 1)))).toBe(true)
})
