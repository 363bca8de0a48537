/**
 * A clock rule says which time a leader gives to its own next write, and what it learns from a time it receives.
 *
 * The wall clock's reading is an input: it may run ahead, lag, stand still or step back, as the adversary likes.
 */
import type { Stamp } from "../vocabulary/stamp.ts"

/** A reading without the leader that would make it unique. */
export type Time = Pick<Stamp, "wall" | "logical">

export interface ClockRule {
  readonly name: "wall" | "lamport" | "hybrid"
  /** The time of the leader's next write, given its latest time and what its wall clock reads. */
  readonly tick: (latest: Time, wall: number) => Time
  /** The leader's latest time after it applied a change that carries `received`. */
  readonly raise: (latest: Time, received: Time) => Time
}

/** The time before any write. */
export const beginning: Time = { wall: 0, logical: 0 }

/** The later of two times, without the leader where one of them is a stamp. */
export const later = (a: Time, b: Time): Time =>
  timeOf(b.wall > a.wall || (b.wall === a.wall && b.logical > a.logical) ? b : a)

/** A stamp's time alone, so that clocks which read the same are the same value. */
export const timeOf = ({ wall, logical }: Time): Time => ({ wall, logical })
