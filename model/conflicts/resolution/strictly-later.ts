/**
 * Last write wins, and on a tie what is there stays.
 *
 * Used by GoldenGate (`USEMAX`; automatic CDR by latest timestamp) and SymmetricDS (`NEWER_WINS` under
 * `USE_TIMESTAMP`).
 *
 * What it breaks: on a tie each of two leaders keeps its own write, for ever. Otherwise it answers alike everywhere.
 * Source: Oracle GoldenGate docs, "Configuring Conflict Detection and Resolution" (USEMAX); SymmetricDS 11bf3341,
 * `DefaultDatabaseWriterConflictResolver.isTimestampNewer`.
 */
import { compareTime, type Stamp } from "../../vocabulary/stamp.ts"

/** The change is later by the clock; on a tie the local version stays, whichever it is. */
export const strictlyLater = (change: Stamp, local: Stamp): boolean => compareTime(change, local) > 0
