import { expect, it } from "vitest"
import { againstB } from "../../testing/stamps.ts"
import { strictlyLater } from "./strictly-later.ts"

it("earlier loses and later wins; on a tie what is there stays", () => {
  //                                          4@C    5@A    5@B    5@C    6@A
  expect(againstB(strictlyLater)).toEqual([false, false, false, false, true])
})
