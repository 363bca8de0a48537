import { expect, it } from "vitest"
import { at } from "../../testing/stamps.ts"
import { local, update } from "../../testing/updates.ts"
import { writeDiffers } from "./write-differs.ts"

it("a change made upon the write that is there is no conflict; one of any other is", () => {
  expect(writeDiffers(local, update(local))).toBe(false)
  expect(writeDiffers(local, update({ ...local, dot: { leader: 1, sequence: 1 } }))).toBe(true)
  expect(writeDiffers(local, update(null))).toBe(true)
})

it("neither the value nor the time is compared", () => {
  expect(writeDiffers(local, update({ ...local, value: "b", stamp: at(9, 0) }))).toBe(false)
})
