/**
 * The longer history wins: the version that more writes led to, each made upon the one before.
 *
 * Used by CouchDB and PouchDB to pick the revision that a read shows. A tie goes to the greater revision hash, which says
 * nothing about time; here the greater stamp stands for it, since both are unique, and the same at every leader.
 *
 * Law: a total order, so the same answer at every leader. A version made upon another is longer by one and wins over it,
 * whatever the clocks say.
 * What it breaks: of two concurrent branches the busier one wins, not the later one. Two rules beside it are not in here: a
 * deleted revision loses to one that is not, and the losers stay readable as conflicts.
 * Source: *CouchDB: The Definitive Guide*, "Conflict Management"; TouchDB-iOS, commit 9de9d39 (numbers, not text).
 */
import type { Version } from "../../vocabulary/change.ts"
import { compare } from "../../vocabulary/stamp.ts"

/** More writes led to the change; or as many, and its stamp is greater: the same answer at every leader. */
export const longerHistory = (
  change: Pick<Version, "revision" | "stamp">,
  local: Pick<Version, "revision" | "stamp">,
): boolean => (change.revision - local.revision || compare(change.stamp, local.stamp)) > 0
