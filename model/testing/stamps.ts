/**
 * For the tests of this folder, and no part of the specification: stamps, and what a resolution rule makes of them.
 */
import fc from "fast-check"
import type { Stamp } from "../vocabulary/stamp.ts"
import { A, B, C } from "./moves.ts"

export const at = (wall: number, leader: number): Stamp => ({ wall, logical: 0, leader })

/** Whether a change wins over a local version of leader B at time 5: one of 4@C, 5@A, 5@B, 5@C and 6@A. */
export const againstB = (wins: (change: Stamp, local: Stamp) => boolean): ReadonlyArray<boolean> =>
  [at(4, C), at(5, A), at(5, B), at(5, C), at(6, A)].map((stamp) => wins(stamp, at(5, B)))

/** Versions in the order in which they arrive: at least one. */
type Arrivals<Held> = readonly [Held, ...ReadonlyArray<Held>]

/** What a leader holds in the end that gets these versions in this order. */
export const survivor = <Held>(
  wins: (change: Held, local: Held) => boolean,
  [first, ...arrivals]: Arrivals<Held>,
): Held => arrivals.reduce((local, change) => (wins(change, local) ? change : local), first)

/** Stamps of three leaders that are often as late as one another. */
export const stamp: fc.Arbitrary<Stamp> = fc.record(
  { wall: fc.nat(3), logical: fc.nat(1), leader: fc.nat(2) },
  { noNullPrototype: true },
)

/** The same versions, no two alike, in two orders of arrival. */
export const twoOrders = <Held>(
  held: fc.Arbitrary<Held>,
): fc.Arbitrary<{ readonly one: Arrivals<Held>; readonly other: Arrivals<Held> }> => {
  const isSome = (list: Array<Held>): list is [Held, ...Array<Held>] => list.length > 0
  const some = (list: Array<Held>) => fc.shuffledSubarray(list, { minLength: list.length }).filter(isSome)
  return fc
    .uniqueArray(held, { minLength: 1, maxLength: 6, selector: (one) => JSON.stringify(one) })
    .chain((list) => fc.record({ one: some(list), other: some(list) }, { noNullPrototype: true }))
}
