import fc from "fast-check"
import { expect, it } from "vitest"
import { at, stamp, survivor } from "../../testing/stamps.ts"
import type { Stamp } from "../../vocabulary/stamp.ts"
import { priorityOverHere } from "./site-priority-wins.ts"

it("of two leaders' writes both keep that of the lower leader, whatever the times", () => {
  let ofTwo = 0
  const law = fc.property(stamp, stamp, (one, other) => {
    if (one.leader === other.leader) return
    ofTwo++
    // Each has its own write and gets the other's.
    const atOne = survivor((change) => priorityOverHere(change, one.leader), [one, other])
    const atOther = survivor((change) => priorityOverHere(change, other.leader), [other, one])
    expect(atOne).toEqual(atOther)
    expect(atOne.leader).toBe(Math.min(one.leader, other.leader))
  })
  fc.assert(law, { seed: 20 })
  expect(ofTwo).toBeGreaterThan(40)
})

it("a third leader below both keeps whichever arrives last", () => {
  const [ofA, ofB] = [at(1, 0), at(1, 1)]
  const winsAtC = (change: Stamp) => priorityOverHere(change, 2)
  expect(survivor(winsAtC, [ofA, ofB])).toBe(ofB)
  expect(survivor(winsAtC, [ofB, ofA])).toBe(ofA)
})

it("a leader has no priority over itself", () => {
  expect(priorityOverHere(at(9, 0), 0)).toBe(false)
})
