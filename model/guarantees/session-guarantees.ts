/**
 * The four session guarantees, as a client that reads and writes single objects would state them.
 *
 * Monotonic writes and writes-follow-reads are in the *closure* form: who sees the later write sees the earlier one.
 * Viotti and Vukolić ask only that arbitration agrees, and so accept a client who sees the second write of a session
 * without the first; Terry et al., who speak of what servers hold, do not.
 *
 * Limits: monotonic writes alone refutes no history of single reads, because each read may be explained on its own
 * (it takes monotonic reads beside it); writes-follow-reads alone refutes only circular ones.
 * Sources: Terry et al., "Session Guarantees for Weakly Consistent Replicated Data" (PDIS 1994); Viotti and Vukolić,
 * "Consistency in Non-Transactional Distributed Storage Systems" (ACM Computing Surveys 2016).
 */
import type { Axiom } from "./axioms.ts"
import { type Execution, isRead, isWrite, sessionOrder } from "./execution.ts"
import { between, compose, type Relation, subset } from "./relation.ts"

type Kind = (history: Execution["history"]) => (event: number) => boolean

/** so restricted to pairs of reads or writes. */
const so = ({ history }: Execution, from: Kind, to: Kind): Relation =>
  between(sessionOrder(history), from(history), to(history))

/** vis|W→R. */
const visWR = ({ history, visibility }: Execution): Relation =>
  between(visibility, isWrite(history), isRead(history))

/** Arbitration keeps the order of these writes, and who sees the later one sees the earlier one. */
const kept = (order: Relation, { visibility, arbitration }: Execution): boolean =>
  subset(order, arbitration) && subset(compose(order, visibility), visibility)

export const readMyWrites: Axiom = {
  name: "read my writes",
  law: "so|W→R ⊆ vis",
  holds: (execution) => subset(so(execution, isWrite, isRead), execution.visibility),
}

export const monotonicReads: Axiom = {
  name: "monotonic reads",
  law: "vis|W→R ; so|R→R ⊆ vis",
  holds: (execution) =>
    subset(compose(visWR(execution), so(execution, isRead, isRead)), execution.visibility),
}

export const monotonicWrites: Axiom = {
  name: "monotonic writes",
  law: "so|W→W ⊆ ar, and so|W→W ; vis ⊆ vis",
  holds: (execution) => kept(so(execution, isWrite, isWrite), execution),
}

export const writesFollowReads: Axiom = {
  name: "writes follow reads",
  law: "with f = vis|W→R ; so|R→W: f ⊆ ar, and f ; vis ⊆ vis",
  holds: (execution) => kept(compose(visWR(execution), so(execution, isRead, isWrite)), execution),
}
