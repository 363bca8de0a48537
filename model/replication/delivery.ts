/**
 * Delivery: in which order a leader applies what arrives.
 *
 * - `causal`: a change waits in a buffer until everything its origin had seen has been applied; the network may lose,
 *   repeat and reorder messages as it likes.
 * - `fifo`: a stream per link, in the order of the sender's log, each change once; the transport (TCP and a durable
 *   position) absorbs loss, repetition and reordering. Changes of two leaders have no order between them.
 *
 * Source: Birman, Schiper, Stephenson, "Lightweight Causal and Atomic Group Multicast" (1991); for FIFO, the BDR 1.0.7
 * manual, "Conflicts": no ordering is enforced between transactions of two different nodes.
 */
import type { Change } from "../vocabulary/change.ts"
import { covers, dominates, type VersionVector } from "../vocabulary/version-vector.ts"

export interface Delivery {
  readonly name: "causal" | "fifo"
  /** `true` when the transport itself keeps order and delivers each message once. */
  readonly stream: boolean
  /** What a leader that has seen `vector` does with a change that arrives. */
  readonly judge: (change: Change, vector: VersionVector) => "now" | "later" | "duplicate"
}

export const causal: Delivery = {
  name: "causal",
  stream: false,
  judge: (change, vector) =>
    covers(vector, change.dot) ? "duplicate" : dominates(vector, change.dependencies) ? "now" : "later",
}

export const fifo: Delivery = {
  name: "fifo",
  stream: true,
  judge: (change, vector) => (covers(vector, change.dot) ? "duplicate" : "now"),
}
