/**
 * A first-writer-wins register: of all the values written, the one with the earliest stamp is shown.
 *
 * Law: a read shows the value of the visible write with the least stamp; `null` when nothing was written. So where
 * stamps grow with causality, a write that had seen another never replaces it.
 * Limits: the value shown is final only when every write with an earlier stamp has arrived, which no leader can know by
 * itself: a late write with an early stamp still takes it over. Needs unique stamps; neither order nor repetition of
 * the delivery matters.
 * Source: Oracle Database, automatic conflict detection and resolution (DBMS_GOLDENGATE_ADM), EARLIEST_TIMESTAMP.
 */
import { compare, type Stamp } from "../vocabulary/stamp.ts"
import type { Assignment } from "./last-writer-wins-register.ts"
import type { ReplicatedObject } from "./replicated-object.ts"

/** The write that wins so far; `null` before the first. */
export type FirstWritten = { readonly value: string; readonly stamp: Stamp } | null

export const firstWriterWinsRegister: ReplicatedObject<FirstWritten, Assignment, Assignment, string | null> =
  {
    initial: null,
    prepare: (_written, assignment) => assignment,
    effect: (written, { value }, { stamp }) =>
      written === null || compare(stamp, written.stamp) < 0 ? { value, stamp } : written,
    read: (written) => written?.value ?? null,
  }
