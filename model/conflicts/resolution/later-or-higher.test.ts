import { expect, it } from "vitest"
import { againstB, at } from "../../testing/stamps.ts"
import { laterOrHigher } from "./later-or-higher.ts"

it("earlier loses and later wins; a tie goes to the higher leader", () => {
  //                                           4@C    5@A    5@B    5@C    6@A
  expect(againstB(laterOrHigher)).toEqual([false, false, false, true, true])
})

it("two versions of different leaders have one winner, whichever arrives", () => {
  for (const [one, other] of [
    [at(5, 0), at(5, 1)],
    [at(4, 1), at(5, 0)],
  ] as const)
    expect(laterOrHigher(one, other)).toBe(!laterOrHigher(other, one))
})
