import { expect, it } from "vitest"
import { at } from "../../testing/stamps.ts"
import { local, update } from "../../testing/updates.ts"
import { beforeImageDiffers } from "./before-image-differs.ts"

it("a change of the very row that is there does not conflict", () => {
  expect(beforeImageDiffers(local, update(local))).toBe(false)
})

it("another value, another time or no image at all is a conflict", () => {
  expect(beforeImageDiffers(local, update({ ...local, value: "b" }))).toBe(true)
  expect(beforeImageDiffers(local, update({ ...local, stamp: at(2, 0) }))).toBe(true)
  expect(beforeImageDiffers(local, update(null))).toBe(true)
})

it("columns are compared: the same value of the same time from another leader is the same row", () => {
  const twin = { ...local, dot: { leader: 1, sequence: 1 }, stamp: at(1, 1) }
  expect(beforeImageDiffers(local, update(twin))).toBe(false)
})

it("a record is compared column by column", () => {
  const record = (a: string) => ({ ...local, value: { a: { value: a, stamp: at(1, 0) } } })
  expect(beforeImageDiffers(record("x"), update(record("x")))).toBe(false)
  expect(beforeImageDiffers(record("x"), update(record("y")))).toBe(true)
})
