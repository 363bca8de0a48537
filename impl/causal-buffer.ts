/**
 * The causal buffer holds changes that arrived before something they depend on, in order of arrival.
 *
 * It is not durable and need not be: what waits in it is not in the version vector, so a leader that lost it
 * asks for those changes again when it next connects. Nothing bounds its length.
 * Source: Birman, Schiper, Stephenson, "Lightweight Causal and Atomic Group Multicast" (1991), section 4.
 */
import { type Change, type LeaderId, sameDot } from "./change.ts"
import { covers, dominates, type VersionVector } from "./version-vector.ts"

/** A change, and the peer that sent it. */
export interface Arrival {
  readonly change: Change
  readonly from: LeaderId
}

export interface CausalRules {
  /** `true` when the change is already applied, or already waits. */
  readonly isDuplicate: (change: Change, vector: VersionVector, waiting: ReadonlyArray<Arrival>) => boolean
  /** `true` when all that the change depends on has been applied. */
  readonly isReady: (change: Change, vector: VersionVector) => boolean
  /** The place in the buffer of the change to apply next, or -1; asked again after each application. */
  readonly release: (
    waiting: ReadonlyArray<Arrival>,
    vector: VersionVector,
    isReady: CausalRules["isReady"],
  ) => number
}

export const causalRules: CausalRules = {
  isDuplicate: (change, vector, waiting) =>
    covers(vector, change.dot) || waiting.some((arrival) => sameDot(arrival.change.dot, change.dot)),
  isReady: (change, vector) => dominates(vector, change.dependencies),
  release: (waiting, vector, isReady) => waiting.findIndex((arrival) => isReady(arrival.change, vector)),
}
