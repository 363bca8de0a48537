/**
 * What the registers that show one value mean: each write is compared with every other.
 *
 * Source: Burckhardt et al., "Replicated Data Types" (POPL 2014), section 3 (F_lwwr), and its mirror image.
 */
import { compare } from "../vocabulary/stamp.ts"
import type { Assignment } from "./last-writer-wins-register.ts"
import type { Meaning } from "./replicated-object.ts"

/** The value of the visible write that every other visible write is before. */
export const lastWriterWins: Meaning<Assignment, string | null> = ({ operations }) =>
  operations.find((one) => operations.every((other) => other === one || compare(other.stamp, one.stamp) < 0))
    ?.operation.value ?? null

/** The value of the visible write that is before every other visible write. */
export const firstWriterWins: Meaning<Assignment, string | null> = ({ operations }) =>
  operations.find((one) => operations.every((other) => other === one || compare(one.stamp, other.stamp) < 0))
    ?.operation.value ?? null
