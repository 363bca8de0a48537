/**
 * Last write wins, a tie to the lower of the leader that made the change and the leader that applies it.
 *
 * Used by pgactive and by Spock from 5.0.10.
 *
 * What it breaks: with two leaders nothing, since the row there is the applying leader's own. A third leader decides between
 * the tied writes of two others by the order in which they arrive, so it may keep another one than they do.
 * Source: aws/pgactive, `pgactive_apply.c` (`pgactive_conflict_last_update_wins`); pgEdge/spock, commit 64ea462d.
 */
import type { LeaderId } from "../../vocabulary/leader.ts"
import { compareTime, type Stamp } from "../../vocabulary/stamp.ts"

/**
 * The change is later, or as late and from a leader lower than the one that applies it. Who wrote the local version is
 * not asked, so a third leader that gets two tied changes decides by the order in which they arrive.
 */
export const laterOrLowerThanHere = (change: Stamp, local: Stamp, here: LeaderId): boolean =>
  compareTime(change, local) > 0 || (compareTime(change, local) === 0 && change.leader < here)
