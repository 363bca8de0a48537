/**
 * A last-writer-wins element set: for each element, the latest addition against the latest remove; a tie goes to the
 * addition.
 *
 * Law: an element is in the set exactly when some visible `add` of it has no visible `remove` of it at a later time. The
 * leader in a stamp is not read, so two leaders can tie.
 * Limits: where clocks are skewed, a remove does not take away an addition that it had seen. The times of elements
 * removed are never forgotten. Neither order nor repetition of the delivery matters.
 * Source: Shapiro et al., "A Comprehensive Study of Convergent and Commutative Replicated Data Types" (2011), section
 * 3.3.3. The bias on a tie is a choice; this one is to the addition.
 */
import { compareTime, type Stamp } from "../vocabulary/stamp.ts"
import type { SetOperation } from "./remove-wins-set.ts"
import type { ReplicatedObject } from "./replicated-object.ts"

type Time = Pick<Stamp, "wall" | "logical">

/** The latest addition and the latest remove of one element; `null` where there was none. */
export interface Times {
  readonly element: string
  readonly add: Time | null
  readonly remove: Time | null
}

const later = (time: Time | null, stamp: Stamp): Time =>
  time === null || compareTime({ ...time, leader: stamp.leader }, stamp) < 0
    ? { wall: stamp.wall, logical: stamp.logical }
    : time

const isIn = ({ add, remove }: Times): boolean =>
  add !== null && (remove === null || compareTime({ ...add, leader: 0 }, { ...remove, leader: 0 }) >= 0)

export const lastWriterWinsSet: ReplicatedObject<
  ReadonlyArray<Times>,
  SetOperation,
  SetOperation,
  ReadonlyArray<string>
> = {
  initial: [],
  prepare: (_state, operation) => operation,
  effect: (state, { kind, element }, { stamp }) => {
    const times = state.find((one) => one.element === element) ?? { element, add: null, remove: null }
    const others = state.filter((one) => one.element !== element)
    return [...others, { ...times, [kind]: later(times[kind], stamp) }].toSorted((a, b) =>
      a.element < b.element ? -1 : 1,
    )
  },
  read: (state) => state.filter(isIn).map(({ element }) => element),
}
