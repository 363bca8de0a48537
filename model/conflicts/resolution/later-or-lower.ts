/**
 * Last write wins, a tie to the lower leader of the two that wrote.
 *
 * Used by Spock until 5.0.9, and later where a change meets a row of its own origin. Spock's default tiebreaker is a hash of
 * the node's name; here it is the node's place among the leaders.
 *
 * Law: between versions of different leaders a total order, so the same answer at every leader. Of one leader's versions
 * with the same time the one that arrives later stays; its stream is in order, so that is the same one everywhere.
 * Source: pgEdge/spock 5.0.9, `spock_conflict.c` (`conflict_resolve_by_timestamp`).
 */
import { compareTime, type Stamp } from "../../vocabulary/stamp.ts"

/**
 * The change is later, or as late and from the lower leader, or from the very leader that wrote the local version: the
 * same answer at every leader.
 */
export const laterOrLower = (change: Stamp, local: Stamp): boolean =>
  compareTime(change, local) > 0 || (compareTime(change, local) === 0 && change.leader <= local.leader)
