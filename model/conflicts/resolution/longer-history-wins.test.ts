import fc from "fast-check"
import { expect, it } from "vitest"
import { againstB, at, stamp, survivor, twoOrders } from "../../testing/stamps.ts"
import { longerHistory } from "./longer-history-wins.ts"

const version = fc.record({ revision: fc.integer({ min: 1, max: 3 }), stamp }, { noNullPrototype: true })

it("more writes win, however early; of as many, the greater stamp", () => {
  expect(longerHistory({ revision: 3, stamp: at(1, 0) }, { revision: 2, stamp: at(5, 1) })).toBe(true)
  expect(longerHistory({ revision: 2, stamp: at(9, 2) }, { revision: 3, stamp: at(5, 1) })).toBe(false)
  const ofAsMany = againstB((change, local) =>
    longerHistory({ revision: 2, stamp: change }, { revision: 2, stamp: local }),
  )
  //                          4@C    5@A    5@B    5@C   6@A
  expect(ofAsMany).toEqual([false, false, false, true, true])
})

it("lengths are compared as numbers, so the tenth revision wins over the ninth", () => {
  expect(longerHistory({ revision: 10, stamp: at(1, 0) }, { revision: 9, stamp: at(1, 0) })).toBe(true)
})

it("whatever the order of arrival, every leader keeps the same version, and none is longer", () => {
  const law = fc.property(twoOrders(version), ({ one, other }) => {
    const kept = survivor(longerHistory, one)
    expect(survivor(longerHistory, other)).toEqual(kept)
    expect(kept.revision).toBe(Math.max(...one.map(({ revision }) => revision)))
  })
  fc.assert(law, { seed: 20 })
})
