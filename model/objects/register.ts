/**
 * A multi-value register: an assignment replaces what its origin had seen, and stands beside what it had not.
 *
 * Law: the siblings are the assignments that no other visible assignment has seen.
 * Source: Shapiro et al., "A Comprehensive Study of Convergent and Commutative Replicated Data Types" (2011), section
 * 3.2.2; DeCandia et al., "Dynamo" (SOSP 2007), section 4.4.
 */
import { type Dot, inPlace } from "../vocabulary/dot.ts"
import { covers, type VersionVector } from "../vocabulary/version-vector.ts"
import { inOrder } from "../vocabulary/write.ts"

export interface Sibling {
  readonly dot: Dot
  readonly value: string
}

/** The siblings in the order of their dots, so that the order of arrival does not show. */
export type Register = ReadonlyArray<Sibling>

export interface RegisterRules {
  readonly effect: (register: Register, value: string, dot: Dot, dependencies: VersionVector) => Register
}

export const unassigned: Register = []

export const rules: RegisterRules = {
  effect: (register, value, dot, dependencies) =>
    inPlace(
      register.filter((sibling) => !covers(dependencies, sibling.dot)),
      { dot, value },
    ),
}

/** The siblings' values, sorted; empty when nothing was assigned. */
export const read = (register: Register): ReadonlyArray<string> =>
  inOrder(register.map((sibling) => sibling.value))
