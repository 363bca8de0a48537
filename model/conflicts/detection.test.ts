import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { RowChange } from "../objects/row.ts"
import { reference } from "../systems/reference.ts"
import { schedule } from "../testing/arbitraries.ts"
import { played } from "../testing/moves.ts"
import { concurrent } from "../vocabulary/change.ts"
import { show } from "../vocabulary/dot.ts"
import { beforeImageDiffers, columnsDiffer, originDiffers, timeDiffers, unseen } from "./detection.ts"

const at = (wall: number, leader: number) => ({ wall, logical: 0, leader })
const local = { value: "a", dot: { leader: 0, sequence: 1 }, stamp: at(1, 0) }

const update = (before: RowChange["operation"]["before"], dependencies = [1, 0], leader = 1): RowChange => ({
  dot: { leader, sequence: leader === 1 ? 1 : 2 },
  dependencies,
  stamp: at(2, leader),
  operation: { kind: "update", key: "k", value: "b", before },
})

describe("by origin", () => {
  it("a change of another leader conflicts even where it had seen the row", () => {
    expect(originDiffers(local, update(local, [1, 0]))).toBe(true)
  })

  it("a change of the leader that wrote the row never conflicts", () => {
    expect(originDiffers(local, update(local, [1, 0], 0))).toBe(false)
  })
})

describe("by before-image", () => {
  it("a change of the very row that is there does not conflict", () => {
    expect(beforeImageDiffers(local, update(local))).toBe(false)
  })

  it("another value, another time or no image at all is a conflict", () => {
    expect(beforeImageDiffers(local, update({ ...local, value: "b" }))).toBe(true)
    expect(beforeImageDiffers(local, update({ ...local, stamp: at(2, 0) }))).toBe(true)
    expect(beforeImageDiffers(local, update(null))).toBe(true)
  })

  it("columns are compared: the same value of the same time from another leader is the same row", () => {
    const twin = { value: "a", dot: { leader: 1, sequence: 1 }, stamp: at(1, 1) }
    expect(beforeImageDiffers(local, update(twin))).toBe(false)
  })

  it("where only the time is compared, another time or no image is a conflict", () => {
    expect(timeDiffers(local, update({ ...local, value: "b" }))).toBe(false)
    expect(timeDiffers(local, update({ ...local, stamp: at(2, 0) }))).toBe(true)
    expect(timeDiffers(local, update(null))).toBe(true)
  })

  it("where the time is no column, only another value or no image is a conflict", () => {
    expect(columnsDiffer(local, update({ ...local, stamp: at(2, 0) }))).toBe(false)
    expect(columnsDiffer(local, update({ ...local, value: "b" }))).toBe(true)
    expect(columnsDiffer(local, update(null))).toBe(true)
  })
})

describe("by version vector", () => {
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
})
