/**
 * A counter kept by differences: a client writes the number that it wants to read, and the origin sends by how much that
 * differs from what it held. This is how databases merge a numeric column that clients update in place.
 *
 * Law: a read shows the sum of the visible differences, each taken at its origin from what it showed then.
 * Limits, all of them known traps of the products: a difference that is lost or delivered again stays wrong for ever,
 * for nothing in the state tells that it was; two concurrent resets to 0 both subtract, so 10 becomes -10; two first
 * writes of one row add up; and nothing keeps the sum above a bound. Needs delivery exactly once, in any order.
 * Source: Oracle GoldenGate, "Automatic/Manual Conflict Detection and Resolution" (USEDELTA); EDB Postgres Distributed,
 * "Conflict-free replicated data types" (crdt_delta_counter); pgEdge Spock (delta_apply).
 */
import type { ReplicatedObject } from "./replicated-object.ts"

/** The client asks for a number, not for a difference. */
export interface Become {
  readonly to: number
}

export const deltaCounter: ReplicatedObject<number, Become, number, number> = {
  initial: 0,
  prepare: (held, { to }) => to - held,
  effect: (held, difference) => held + difference,
  read: (held) => held,
}
