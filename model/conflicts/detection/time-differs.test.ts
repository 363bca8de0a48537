import { expect, it } from "vitest"
import { at } from "../../testing/stamps.ts"
import { local, update } from "../../testing/updates.ts"
import { timeDiffers } from "./time-differs.ts"

it("where only the time is compared, another time or no image is a conflict", () => {
  expect(timeDiffers(local, update({ ...local, value: "b" }))).toBe(false)
  expect(timeDiffers(local, update({ ...local, stamp: at(2, 0) }))).toBe(true)
  expect(timeDiffers(local, update(null))).toBe(true)
})
