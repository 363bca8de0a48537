/**
 * Delivery: in which order a leader applies what arrives.
 *
 * - `causal`: a change waits in a buffer until everything its origin had seen has been applied; the network may lose,
 *   repeat and reorder messages as it likes.
 * - `causalStream`: the same, over a transport that keeps order and loses nothing.
 * - `fifo`: a stream per link, in the order of the sender's log, each change once; the transport (TCP and a durable
 *   position) absorbs loss, repetition and reordering. Changes of two leaders have no order between them.
 * - `binaryLog`: a stream per link, too, but the receiver knows only how far it has read, and not what it has seen: a change
 *   that comes back is applied anew, and sent on anew.
 *
 * Source: Birman, Schiper, Stephenson, "Lightweight Causal and Atomic Group Multicast" (1991); for FIFO, the BDR 1.0.7
 * manual, "Conflicts": no ordering is enforced between transactions of two different nodes; for the binary log, MySQL bugs
 * 25998 and 27808 (an event circulates for ever once its server has left the ring).
 */
import type { Change } from "../vocabulary/change.ts"
import { covers, dominates, type VersionVector } from "../vocabulary/version-vector.ts"

export interface Delivery {
  readonly name: "causal" | "fifo"
  /** `true` when the transport itself keeps order and delivers each message once. */
  readonly stream: boolean
  /** `true` when a link that is opened again goes on where it was, instead of with what its receiver has not seen. */
  readonly resumes?: true
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

export const causalStream: Delivery = { ...causal, stream: true }

export const binaryLog: Delivery = { name: "fifo", stream: true, resumes: true, judge: () => "now" }
