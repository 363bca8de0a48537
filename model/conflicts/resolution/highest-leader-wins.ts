/**
 * The highest leader wins, whatever the times.
 *
 * Used by SQL Server peer-to-peer replication where it is told to go on after a conflict (`p2p_continue_onconflict`): the row
 * of the node with the highest originator id is applied. By default a conflict stops its Distribution Agent.
 *
 * Law: no clock is read, so no skew matters. Where each leader's changes arrive in its order, what survives everywhere is the
 * last change of the highest leader that wrote.
 * What it breaks: a write at a low leader never replaces a conflicting one of a higher leader, however much later. And asked
 * only where a conflict is detected, it does not make leaders agree by itself: Microsoft says that the option does not
 * guarantee convergence.
 * Source: Microsoft docs, "sp_addpublication" (`@p2p_continue_onconflict`), "Conflict Detection in Peer-to-Peer Replication".
 */
import type { Stamp } from "../../vocabulary/stamp.ts"

/** The change is from a leader that is not lower than the one that wrote the local version. */
export const higherLeader = (change: Stamp, local: Stamp): boolean => change.leader >= local.leader
