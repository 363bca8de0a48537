/**
 * A stamp is the time a leader gave to a change: wall-clock ticks, a logical counter for what the wall clock cannot
 * tell apart, and the leader, which makes it unique.
 *
 * A design that orders by the wall clock alone leaves `logical` at 0; whether it reads `leader` to break a tie is
 * its own rule. Unit of `wall`: ticks of the model, of no fixed length.
 * Source: Kulkarni et al., "Logical Physical Clocks" (OPODIS 2014), section 3; Lamport (1978) for the tie-break.
 */
import { type LeaderId, leaderName } from "./leader.ts"

export interface Stamp {
  readonly wall: number
  readonly logical: number
  readonly leader: LeaderId
}

/** Negative when `a` is earlier by clock alone, 0 on a tie: the leader is not read. */
export const compareTime = (a: Stamp, b: Stamp): number => a.wall - b.wall || a.logical - b.logical

/** Negative when `a` is earlier; a tie goes to the higher leader, so 0 only for the same stamp. */
export const compare = (a: Stamp, b: Stamp): number => compareTime(a, b) || a.leader - b.leader

/** `7.2@A`: wall 7, logical 2, leader A; the logical part is left out when it is 0. */
export const show = (stamp: Stamp): string =>
  `${stamp.wall}${stamp.logical === 0 ? "" : `.${stamp.logical}`}@${leaderName(stamp.leader)}`
