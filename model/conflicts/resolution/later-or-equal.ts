/**
 * Last write wins, and on a tie what arrives replaces what is there.
 *
 * Used by pglogical (`last_update_wins`; its source calls the tie provisional) and GoldenGate (manual CDR:
 * `USEMAXEQ`).
 *
 * What it breaks: on a tie two leaders swap their writes, and differ for ever. Otherwise it answers alike everywhere.
 * Source: pglogical 2, `pglogical_conflict.c` (`conflict_resolve_by_timestamp`); Oracle GoldenGate docs, "Configuring Conflict
 * Detection and Resolution" (USEMAXEQ).
 */
import { compareTime, type Stamp } from "../../vocabulary/stamp.ts"

/** The change is later by the clock; on a tie it replaces the local version, whichever it is. */
export const laterOrEqual = (change: Stamp, local: Stamp): boolean => compareTime(change, local) >= 0
