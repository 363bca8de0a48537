import fc from "fast-check"
import { expect, it } from "vitest"
import { againstB, at, stamp, survivor, twoOrders } from "../../testing/stamps.ts"
import type { Stamp } from "../../vocabulary/stamp.ts"
import { higherLeader } from "./highest-leader-wins.ts"

it("the higher leader wins, however early; of one leader's versions, the one that arrives", () => {
  //                                       4@C   5@A    5@B   5@C   6@A
  expect(againstB(higherLeader)).toEqual([true, false, true, true, false])
})

it("where each leader's changes arrive in its order, every leader keeps the last one of the highest", () => {
  let interleaved = 0
  const law = fc.property(twoOrders(stamp), ({ one, other }) => {
    const made = (leader: number) => one.filter((version) => version.leader === leader)
    // The other leader gets the same changes: whose turn it is may differ, the order of one leader's may not.
    const taken = new Map<number, number>()
    const next = ({ leader }: Stamp): Stamp => {
      const index = taken.get(leader) ?? 0
      taken.set(leader, index + 1)
      return made(leader)[index] ?? at(-1, leader)
    }
    const [first, ...rest] = other
    const arrivals = [next(first), ...rest.map(next)] as const
    const kept = survivor(higherLeader, one)
    expect(survivor(higherLeader, arrivals)).toEqual(kept)
    expect(kept).toEqual(made(Math.max(...one.map(({ leader }) => leader))).at(-1))
    if (JSON.stringify(arrivals) !== JSON.stringify(one)) interleaved++
  })
  fc.assert(law, { seed: 20 })
  expect(interleaved).toBeGreaterThan(40)
})

it("out of order, two versions of one leader leave whichever arrives last", () => {
  const [early, late] = [at(1, 0), at(2, 0)]
  expect(survivor(higherLeader, [early, late])).toBe(late)
  expect(survivor(higherLeader, [late, early])).toBe(early)
})
