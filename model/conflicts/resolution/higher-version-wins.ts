/**
 * The higher version counter wins, then the later time, then the higher leader.
 *
 * Used by Active Directory for each attribute: its stamp is a version that every originating write raises by one, the time of
 * that write, and the GUID of the controller that made it; here the leader's place stands for the GUID.
 *
 * Law: a total order, so the same answer at every leader. A write made upon another has a higher version and wins over it,
 * whatever the clocks say; the time decides only between two writes made upon equally high versions.
 * What it breaks: of two concurrent branches the busier one wins, not the later one.
 * Limits: Active Directory compares its 32-bit versions with wrap-around, and its times have seconds; here a counter only grows.
 * In this model it gives the answer of `longer-history-wins.ts`, whose tie is a hash there and a stamp here.
 * Source: Microsoft, [MS-DRSR] section 5.11 (AttributeStamp).
 */
import type { Version } from "../../vocabulary/change.ts"
import { compareTime } from "../../vocabulary/stamp.ts"

/** The change has the higher version; or as high and later; or as late and from the higher leader. */
export const higherVersion = (
  change: Pick<Version, "revision" | "stamp">,
  local: Pick<Version, "revision" | "stamp">,
): boolean =>
  (change.revision - local.revision ||
    compareTime(change.stamp, local.stamp) ||
    change.stamp.leader - local.stamp.leader) > 0
