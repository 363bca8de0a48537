import fc from "fast-check"
import { expect, it } from "vitest"
import { againstB, stamp, survivor, twoOrders } from "../../testing/stamps.ts"
import type { Stamp } from "../../vocabulary/stamp.ts"
import { earlierOrHigher } from "./first-writer-wins.ts"
import { laterOrHigher } from "./later-or-higher.ts"

it("earlier wins and later loses; a tie goes to the higher leader", () => {
  //                                            4@C   5@A    5@B    5@C   6@A
  expect(againstB(earlierOrHigher)).toEqual([true, false, false, true, false])
})

it("whatever the order of arrival, every leader keeps the same version, and none is earlier", () => {
  const law = fc.property(twoOrders(stamp), ({ one, other }) => {
    const kept = survivor(earlierOrHigher, one)
    expect(survivor(earlierOrHigher, other)).toEqual(kept)
    expect(one.some((version) => earlierOrHigher(version, kept))).toBe(false)
  })
  fc.assert(law, { seed: 20 })
})

it("first write wins is last write wins with time reversed", () => {
  const reversed = (one: Stamp): Stamp => ({ ...one, wall: -one.wall, logical: -one.logical })
  const law = fc.property(stamp, stamp, (change, local) => {
    expect(earlierOrHigher(change, local)).toBe(laterOrHigher(reversed(change), reversed(local)))
  })
  fc.assert(law, { seed: 20 })
})
