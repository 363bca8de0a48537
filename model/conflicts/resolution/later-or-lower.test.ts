import { expect, it } from "vitest"
import { againstB, at } from "../../testing/stamps.ts"
import { laterOrLower } from "./later-or-lower.ts"

it("earlier loses and later wins; a tie goes to the lower leader, or to the later arrival of the same", () => {
  //                                         4@C    5@A   5@B   5@C    6@A
  expect(againstB(laterOrLower)).toEqual([false, true, true, false, true])
})

it("two versions of different leaders have one winner, whichever arrives", () => {
  for (const [one, other] of [
    [at(5, 0), at(5, 1)],
    [at(4, 1), at(5, 0)],
    [at(4, 0), at(5, 1)],
  ] as const)
    expect(laterOrLower(one, other)).toBe(!laterOrLower(other, one))
})
