/**
 * Site priority: each leader has a fixed priority, and a change wins where its leader's is above that of the leader here.
 *
 * Used by GoldenGate, automatic CDR with SITE PRIORITY: a Replicat parameter says for each source database whether its
 * changes overwrite what they conflict with or are ignored. Here the lower leader has the higher priority at every pair.
 *
 * Law: no clock is read. Two leaders keep the same write: it is applied at the one and ignored at the other.
 * What it breaks: who wrote the row is not asked. A third leader, below two others, takes whichever of their changes
 * arrives later, so it may keep another one than they do. Oracle leaves convergence to how the user sets it up.
 * Source: Oracle GoldenGate 19.1 docs, "Site Priority CDR" (`ACDR SITE_PRIORITY`).
 */
import type { LeaderId } from "../../vocabulary/leader.ts"
import type { Stamp } from "../../vocabulary/stamp.ts"

/** The change is from a leader with a higher priority than the one that applies it. */
export const priorityOverHere = (change: Stamp, here: LeaderId): boolean => change.leader < here
