/**
 * For the tests of the systems, and no part of the specification: documented anomalies, each as the shortest schedule that the
 * literature gives, and how the leaders end.
 */
import { describe, expect, it } from "vitest"
import type { Design } from "../replication/design.ts"
import type { Move } from "../replication/move.ts"
import { leaderName } from "../vocabulary/leader.ts"
import { A, B, C, clock, del, deliver, drained, played, put, rows, vacuum } from "./moves.ts"

/** What the leaders show in the end, such as `A=b B=none`, and the designs that end so. */
export type Ends = Readonly<Record<string, ReadonlyArray<Design>>>

/** Plays the moves on every design named, delivers the rest, and compares what a read of `k` shows. */
export const anomaly = (title: string, moves: ReadonlyArray<Move>, ends: Ends): void => {
  describe(title, () => {
    for (const [end, designs] of Object.entries(ends))
      it.each(designs)(`$name ends with ${end}`, (design) => {
        const { cluster } = drained(design, played(design, end.split(" ").length, moves).cluster)
        const shown = rows(cluster, "k").map(
          (value, leader) => `${leaderName(leader)}=${typeof value === "string" ? value : "none"}`,
        )
        expect(shown.join(" ")).toBe(end)
      })
  })
}

const v0 = [put(A, "k", "v0"), deliver(A, B)]
export const exchange = [deliver(B, A), deliver(A, B)]

/** A1, A2: two updates cross. */
export const updates = [...v0, put(A, "k", "a"), put(B, "k", "b")]

/** A3: they are of one instant. */
export const tiedUpdates = [...v0, put(A, "k", "a"), put(B, "k", "b", 0)]

/** A5, A6: an update crosses an earlier delete. */
export const deleteThenUpdate = [...v0, del(B, "k"), put(A, "k", "a")]

export const vacuumBetween = [deliver(B, A), vacuum(B), deliver(A, B)]

/** A7: an insert crosses an insert and its delete. */
export const recreated = [put(B, "k", "b"), del(B, "k"), put(A, "k", "a"), deliver(B, A), ...exchange]

/** A8: an update crosses a later delete. */
export const updateThenDelete = [...v0, put(A, "k", "a"), del(B, "k")]

/** A9, A10: what follows an insert of A is made at B, and arrives at C before it. */
export const insertSeenByB = [put(A, "k", "a"), deliver(A, B)]
export const effectFirst = [deliver(B, C), deliver(A, C), deliver(B, A)]

/** A13: B saw A's write, and writes by a clock that lags. */
export const lagging = [clock(B, -10), ...insertSeenByB, put(B, "k", "b"), deliver(B, A)]
