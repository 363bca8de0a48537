import { expect, it } from "vitest"
import { againstB } from "../../testing/stamps.ts"
import { strictlyEarlier } from "./strictly-earlier.ts"

it("later loses and earlier wins; on a tie what is there stays", () => {
  //                                           4@C    5@A    5@B    5@C    6@A
  expect(againstB(strictlyEarlier)).toEqual([true, false, false, false, false])
})
