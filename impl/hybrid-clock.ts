/**
 * A hybrid clock stamps changes with wall-clock time where it can and counts where it cannot, so that a
 * change made after seeing another is always stamped later, however wrong the machines' clocks are.
 *
 * Limit: a leader whose clock is far ahead pulls the wall part of every other leader's clock ahead with it,
 * and nothing here bounds by how much.
 * Source: Kulkarni et al., "Logical Physical Clocks" (OPODIS 2014), section 3.
 */
import type { LeaderId, Stamp } from "./change.ts"

export interface HybridTime {
  /** Milliseconds since 1970, as far as the wall clock says. */
  readonly wall: number
  /** Tells apart what the wall clock does not. */
  readonly logical: number
}

/**
 * The rules of time: how a write is stamped, and what a change that arrives or is replayed does to the clock.
 */
export interface ClockRules {
  /** The time of the next local write, when the physical clock says `physical`. */
  readonly tick: (clock: HybridTime, physical: number) => HybridTime
  /** The clock after applying a change of another leader. */
  readonly raiseClock: (clock: HybridTime, stamp: HybridTime) => HybridTime
  /** The clock after replaying one more change from the journal. */
  readonly recoverClock: (clock: HybridTime, stamp: HybridTime) => HybridTime
}

/** The clock of a leader that has stamped and applied nothing. */
export const zero: HybridTime = { wall: 0, logical: 0 }

/** Negative when `a` is earlier, 0 when neither is. */
export const compareTime = (a: HybridTime, b: HybridTime): number => a.wall - b.wall || a.logical - b.logical

/** Negative when `a` is earlier; equal times go by leader, so 0 only for one and the same stamp. */
export const compareStamp = (a: Stamp, b: Stamp): number => compareTime(a, b) || a.leader - b.leader

/** The later of a clock and a stamp's time. */
export const later = (clock: HybridTime, stamp: HybridTime): HybridTime =>
  compareTime(stamp, clock) > 0 ? { wall: stamp.wall, logical: stamp.logical } : clock

export const clockRules: ClockRules = {
  tick: (clock, physical) =>
    physical > clock.wall ? { wall: physical, logical: 0 } : { wall: clock.wall, logical: clock.logical + 1 },
  raiseClock: later,
  recoverClock: later,
}

/** The stamp of a change that this leader makes at this time. */
export const stampOf = (clock: HybridTime, leader: LeaderId): Stamp => ({
  wall: clock.wall,
  logical: clock.logical,
  leader,
})
