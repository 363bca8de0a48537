import { expect, it } from "vitest"
import { againstB } from "../../testing/stamps.ts"
import type { LeaderId } from "../../vocabulary/leader.ts"
import { laterOrLowerThanHere } from "./later-or-lower-than-here.ts"

it("the leader that applies it decides a tie, and not the one that wrote the row", () => {
  const winsAt = (here: LeaderId) => againstB((change, local) => laterOrLowerThanHere(change, local, here))
  //                               4@C    5@A    5@B    5@C    6@A
  expect(winsAt(0)).toEqual([false, false, false, false, true])
  expect(winsAt(1)).toEqual([false, true, false, false, true])
  expect(winsAt(2)).toEqual([false, true, true, false, true])
  expect(winsAt(3)).toEqual([false, true, true, true, true])
})
