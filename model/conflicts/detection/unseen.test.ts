import fc from "fast-check"
import { expect, it } from "vitest"
import { reference } from "../../systems/reference.ts"
import { schedule } from "../../testing/arbitraries.ts"
import { played } from "../../testing/moves.ts"
import { local, update } from "../../testing/updates.ts"
import { concurrent } from "../../vocabulary/change.ts"
import { show } from "../../vocabulary/dot.ts"
import { unseen } from "./unseen.ts"

it("a change conflicts exactly where its origin had not seen the row's version", () => {
  expect(unseen(local, update(null, [0, 0]))).toBe(true)
  expect(unseen(local, update(null, [1, 0]))).toBe(false)
})

it("with causal delivery, a reported conflict is between two concurrent changes, and no other is", () => {
  let [conflicts, others] = [0, 0]
  const law = fc.property(schedule(3, ["row"]), (moves) => {
    const { cluster, happened } = played(reference, 3, moves)
    const made = cluster.leaders.flatMap(({ id, log }) => log.filter(({ dot }) => dot.leader === id))
    const byDot = new Map(made.map((change) => [show(change.dot), change]))
    for (const one of happened) {
      if (one.kind !== "applied") continue
      const change = byDot.get(show(one.dot))
      if (one.conflict === null) {
        // Nothing was there, or the version that was there had been seen: then this one wins over it.
        others++
        expect(one.outcome).toBe("applied")
        continue
      }
      conflicts++
      const opponent = one.conflict.local === null ? undefined : byDot.get(show(one.conflict.local))
      expect(change !== undefined && opponent !== undefined && concurrent(change, opponent)).toBe(true)
    }
  })
  fc.assert(law, { seed: 20, numRuns: 300 })
  expect(Math.min(conflicts, others)).toBeGreaterThan(100)
})
