import { expect, it } from "vitest"
import { at } from "../../testing/stamps.ts"
import { local, update } from "../../testing/updates.ts"
import { versionDiffers } from "./version-differs.ts"

it("a change of the very version that is there does not conflict, whoever wrote it and when", () => {
  expect(versionDiffers(local, update(local))).toBe(false)
  expect(versionDiffers(local, update({ ...local, stamp: at(9, 1) }))).toBe(false)
})

it("another number, another value or no image at all is a conflict", () => {
  expect(versionDiffers(local, update({ ...local, revision: 2 }))).toBe(true)
  expect(versionDiffers(local, update({ ...local, value: "b" }))).toBe(true)
  expect(versionDiffers(local, update(null))).toBe(true)
})
