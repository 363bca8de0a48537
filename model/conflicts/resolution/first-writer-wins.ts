/**
 * First write wins, a tie to the higher leader.
 *
 * Used, but for the tie, by pglogical (`first_update_wins`); GoldenGate's tie is that of `strictly-earlier.ts`.
 *
 * Law: a total order of stamps, so the same answer at every leader, in whatever order the versions come.
 * What it breaks: asked of a change that had seen the row, it refuses an ordinary update; so the detection must let those
 * through first. And a winner is final only when every earlier write has arrived, which no leader can know by itself.
 * The tie is this model's.
 * Source: pglogical 2, `docs/README.md`, "Conflicts"; Oracle docs, ALL_GG_AUTO_CDR_TABLES (ROW_RESOLUTION_METHOD).
 */
import { compareTime, type Stamp } from "../../vocabulary/stamp.ts"

/** The change is earlier, or as early and from the higher leader: the same answer at every leader. */
export const earlierOrHigher = (change: Stamp, local: Stamp): boolean =>
  compareTime(change, local) < 0 || (compareTime(change, local) === 0 && change.leader > local.leader)
