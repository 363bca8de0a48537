/**
 * A replicated object in its operational form, and the shape of its meaning.
 *
 * The origin of an operation *prepares* it from what it holds, or refuses it; what was prepared then takes *effect* at
 * every leader, the origin first; a *read* shows the state. Assumed of the delivery unless an object says otherwise:
 * each operation takes effect exactly once everywhere, and after all that its origin had seen (causal delivery).
 *
 * Laws of every object: the effects of concurrent operations commute, so leaders that have seen the same operations
 * hold the same state; and a read shows what the object means of the operations seen.
 * Source: Shapiro, Preguiça, Baquero, Zawirski, "Conflict-free Replicated Data Types" (SSS 2011), section 2.2 (prepare
 * and effect); Burckhardt, Gotsman, Yang, Zawirski, "Replicated Data Types: Specification, Verification, Optimality"
 * (POPL 2014), section 3 (the meaning as a function of visibility and arbitration).
 */
import type { Dot } from "../vocabulary/dot.ts"
import type { Stamp } from "../vocabulary/stamp.ts"
import type { VersionVector } from "../vocabulary/version-vector.ts"

/** What travels with an operation: its name, its time, and what its origin had seen, itself not among it. */
export interface Context {
  readonly dot: Dot
  readonly stamp: Stamp
  readonly dependencies: VersionVector
}

export interface ReplicatedObject<State, Operation, Prepared, Shown> {
  readonly initial: State
  /** What the origin sends; `null` when it refuses the operation, which then never happened. */
  readonly prepare: (state: State, operation: Operation, context: Context) => Prepared | null
  readonly effect: (state: State, prepared: Prepared, context: Context) => State
  readonly read: (state: State) => Shown
}

/** An operation as an observer sees it: what the client asked for, and no trace of how it is carried out. */
export interface Made<Operation> {
  readonly operation: Operation
  readonly dot: Dot
  /** The arbitration: stamps are totally ordered and no two operations share one. */
  readonly stamp: Stamp
}

/** The operations that an observer sees, and which of them had seen which. */
export interface Visible<Operation> {
  readonly operations: ReadonlyArray<Made<Operation>>
  /** `true` when the origin of `later` had seen `earlier` before. */
  readonly saw: (later: { readonly dot: Dot }, earlier: { readonly dot: Dot }) => boolean
}

/** What a read must show. It is written apart from the operational form, and holds it to account. */
export type Meaning<Operation, Shown> = (visible: Visible<Operation>) => Shown
