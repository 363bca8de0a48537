import fc from "fast-check"
import { expect, it } from "vitest"
import { againstB, at, stamp, survivor, twoOrders } from "../../testing/stamps.ts"
import { higherVersion } from "./higher-version-wins.ts"
import { longerHistory } from "./longer-history-wins.ts"

const version = fc.record({ revision: fc.integer({ min: 1, max: 3 }), stamp }, { noNullPrototype: true })

it("the higher version wins, however early; then the later time, then the higher leader", () => {
  expect(higherVersion({ revision: 3, stamp: at(1, 0) }, { revision: 2, stamp: at(5, 1) })).toBe(true)
  expect(higherVersion({ revision: 2, stamp: at(9, 2) }, { revision: 3, stamp: at(5, 1) })).toBe(false)
  const ofAsHigh = againstB((change, local) =>
    higherVersion({ revision: 2, stamp: change }, { revision: 2, stamp: local }),
  )
  //                          4@C    5@A    5@B    5@C   6@A
  expect(ofAsHigh).toEqual([false, false, false, true, true])
})

it("whatever the order of arrival, every leader keeps the same version, and none is higher", () => {
  const law = fc.property(twoOrders(version), ({ one, other }) => {
    const kept = survivor(higherVersion, one)
    expect(survivor(higherVersion, other)).toEqual(kept)
    expect(one.some((version) => higherVersion(version, kept))).toBe(false)
  })
  fc.assert(law, { seed: 20 })
})

it("in this model it gives the answer of the longer history", () => {
  const law = fc.property(version, version, (change, local) => {
    expect(higherVersion(change, local)).toBe(longerHistory(change, local))
  })
  fc.assert(law, { seed: 20 })
})
