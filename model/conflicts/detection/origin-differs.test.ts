import { expect, it } from "vitest"
import { local, update } from "../../testing/updates.ts"
import { originDiffers } from "./origin-differs.ts"

it("a change of another leader conflicts even where it had seen the row", () => {
  expect(originDiffers(local, update(local, [1, 0]))).toBe(true)
})

it("a change of the leader that wrote the row never conflicts", () => {
  expect(originDiffers(local, update(local, [1, 0], 0))).toBe(false)
})
