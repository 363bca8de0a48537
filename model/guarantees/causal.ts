/**
 * Three kinds of causal consistency, by definition: some causal order (a strict partial order that contains the
 * program order) explains each operation from its causal past.
 *
 * - CC: each result alone. - CM, causal memory: each session's results together. - CCv, causal convergence: each
 * result alone, with one arbitration for all. CM and CCv each imply CC, and neither the other.
 *
 * "Causal" of databases and of the book is CCv. A last-writer-wins system is normally not CM: do not ask it to be.
 * Limits: tries every partial order; for about six events, eight in two sessions.
 * Sources: Bouajjani, Enea, Guerraoui, Hamza, "On Verifying Causal Consistency" (POPL 2017); Lipton and
 * Sandberg, "PRAM: A Scalable Shared Memory" (1988).
 */
import { misread } from "./context.ts"
import { type History, isRead, isWrite, sessionOrder } from "./execution.ts"
import { partialOrders } from "./partial-orders.ts"
import { linearExtensions, type Relation, relates, relation } from "./relation.ts"

type Events = ReadonlyArray<number>

const all = ({ events }: History): Events => events.map((_event, index) => index)

/** A write returns nothing that could be wrong: of single results, only those of reads need explaining. */
const reads = (history: History): Events => all(history).filter(isRead(history))

/** r⁻¹(o) ∪ {o}: its causal past, or its program past. */
const past = (r: Relation, o: number): Events =>
  r.flatMap((_row, e) => (e === o || relates(r, e, o) ? [e] : []))

/** Played one after the other on one copy, the sequence returns what the kept operations returned. */
const legal = (history: History, sequence: Events, kept: Events): boolean => {
  const places = history.events.map((_event, e) => sequence.indexOf(e))
  const order = relation(places.length, (a, b) => {
    const [one = -1, other = -1] = [places[a], places[b]]
    return one >= 0 && one < other
  })
  return !kept.some((o) => misread({ history, visibility: order, arbitration: order }, o))
}

/** (members, order){kept} ⊑ S: some linearization of the members is legal for the kept ones. */
const linearizes = (history: History, members: Events, order: Relation, kept: Events): boolean => {
  for (const sequence of linearExtensions(order, members)) if (legal(history, sequence, kept)) return true
  return false
}

/** AxCausal: PO ⊆ CO, CO a strict partial order. The first such CO that also satisfies the predicate. */
const someCausalOrder = (history: History, explains: (co: Relation) => boolean): Relation | null => {
  for (const co of partialOrders(sessionOrder(history))) if (explains(co)) return co
  return null
}

/** CC = AxCausal ∧ AxCausalValue. The causal order that shows it, or `null`. */
export const weaklyCausal = (history: History): Relation | null =>
  someCausalOrder(history, (co) => reads(history).every((o) => linearizes(history, past(co, o), co, [o])))

/** CM = AxCausal ∧ AxCausalSeq. */
export const causalMemory = (history: History): Relation | null => {
  const po = sessionOrder(history)
  return someCausalOrder(history, (co) =>
    all(history).every((o) => linearizes(history, past(co, o), co, past(po, o))),
  )
}

/** CCv = AxCausal ∧ AxArb ∧ AxCausalArb: for each o, its causal past in the order of ARB is legal for o. */
export const causallyConvergent = (history: History): Relation | null =>
  someCausalOrder(history, (co) => {
    const explained = reads(history).map((o) => ({ o, members: past(co, o) }))
    for (const arb of linearExtensions(co, all(history))) {
      const inArb = (members: Events) => arb.filter((e) => members.includes(e))
      if (explained.every(({ o, members }) => legal(history, inArb(members), [o]))) return true
    }
    return false
  })

/** Pipelined memory (PRAM): each session orders all writes as it likes, but keeps the program order. */
export const pipelined = (history: History): boolean => {
  const po = sessionOrder(history)
  return all(history).every((o) => {
    const own = past(po, o)
    const members = all(history).filter((e) => own.includes(e) || isWrite(history)(e))
    return linearizes(history, members, po, own)
  })
}
