/**
 * A last-writer-wins register: of all the values written, the one with the latest stamp is shown.
 *
 * Law: a read shows the value of the visible write with the greatest stamp; `null` when nothing was written.
 * Limits: the other concurrent values are lost without a word. Stamps alone decide: where clocks are skewed, a write
 * that had seen another loses to it, and its own author does not read it back. Needs unique stamps; neither order nor
 * repetition of the delivery matters.
 * Source: Shapiro et al., "A Comprehensive Study of Convergent and Commutative Replicated Data Types" (2011), section
 * 3.2.1; Johnson, Thomas, "The Maintenance of Duplicate Databases" (RFC 677, 1975).
 */
import { compare, type Stamp } from "../vocabulary/stamp.ts"
import type { ReplicatedObject } from "./replicated-object.ts"

/** The write that wins so far; `null` before the first. */
export type LastWritten = { readonly value: string; readonly stamp: Stamp } | null

export interface Assignment {
  readonly value: string
}

export const lastWriterWinsRegister: ReplicatedObject<LastWritten, Assignment, Assignment, string | null> = {
  initial: null,
  prepare: (_written, assignment) => assignment,
  effect: (written, { value }, { stamp }) =>
    written === null || compare(stamp, written.stamp) > 0 ? { value, stamp } : written,
  read: (written) => written?.value ?? null,
}
