import { expect, it } from "vitest"
import { againstB } from "../../testing/stamps.ts"
import { laterOrEqual } from "./later-or-equal.ts"

it("earlier loses and later wins; on a tie what arrives replaces what is there", () => {
  //                                         4@C    5@A   5@B   5@C   6@A
  expect(againstB(laterOrEqual)).toEqual([false, true, true, true, true])
})
