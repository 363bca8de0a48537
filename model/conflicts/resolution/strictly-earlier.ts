/**
 * First write wins, and on a tie what is there stays.
 *
 * Used by GoldenGate (manual CDR: `USEMIN`; automatic CDR: EARLIEST TIMESTAMP, whose table says "less than").
 *
 * What it breaks: on a tie each of two leaders keeps its own write, for ever. And the rest of `first-writer-wins.ts`: a winner is
 * final only when every earlier write has arrived, and an ordinary update must not be put to it.
 * Source: Oracle GoldenGate docs, "Configuring Conflict Detection and Resolution" (USEMIN); ALL_GG_AUTO_CDR_TABLES.
 */
import { compareTime, type Stamp } from "../../vocabulary/stamp.ts"

/** The change is earlier by the clock; on a tie the local version stays, whichever it is. */
export const strictlyEarlier = (change: Stamp, local: Stamp): boolean => compareTime(change, local) < 0
