/**
 * Last write wins, a tie to the higher leader.
 *
 * Used by BDR 1.0, PGD (`update_if_newer`) and the reference design.
 *
 * Law: a total order of stamps, so every leader that gets the same versions keeps the same one, in whatever order they come.
 * What it breaks: the other write is lost, and by wall clocks a write made after seeing another can be the one, where
 * its leader's clock is behind. Hybrid logical stamps repair that.
 * Source: BDR 1.0.7, `bdr_apply.c` (`bdr_conflict_last_update_wins`); EDB docs, PGD 4.4 "Conflicts" (equal timestamps);
 * Lamport, "Time, Clocks, and the Ordering of Events" (1978), for the tie.
 */
import { compare, type Stamp } from "../../vocabulary/stamp.ts"

/** The change is later, or as late and from the higher leader: the same answer at every leader. */
export const laterOrHigher = (change: Stamp, local: Stamp): boolean => compare(change, local) > 0
