/**
 * Receiving: what a leader does with a change that arrives, and with those that were waiting for it.
 *
 * After each change it applies, it looks through its buffer from the earliest arrival and applies the first whose causes
 * are now all there, until none is. One that its rules stop stays in the buffer, with all that is behind it.
 */
import type { Change } from "../vocabulary/change.ts"
import { same } from "../vocabulary/dot.ts"
import type { LeaderId } from "../vocabulary/leader.ts"
import { applyRemote } from "./applying.ts"
import { type Cluster, type LeaderState, withLeader } from "./cluster.ts"
import type { Design } from "./design.ts"
import type { Happening } from "./happening.ts"
import { shows } from "./view.ts"

export interface Received {
  readonly cluster: Cluster
  readonly happened: ReadonlyArray<Happening>
  /** `true` when the change could not be applied and stays at the head of its stream. */
  readonly blocked: boolean
}

/** What the arrival of a transaction does at the leader `at`; nothing when that leader is down. */
export const receive = (
  design: Design,
  cluster: Cluster,
  from: LeaderId,
  at: LeaderId,
  changes: ReadonlyArray<Change>,
): Received => {
  const leader = cluster.leaders[at]
  const first = changes[0]
  if (first === undefined || leader === undefined || !leader.up)
    return { cluster, happened: [], blocked: true }
  const verdict = design.delivery.judge(first, leader.vector)
  const known = leader.buffer.some((waiting) => waiting.changes.some(({ dot }) => same(dot, first.dot)))
  if (verdict === "duplicate" || known)
    return { cluster, happened: changes.map((change) => ignored(leader, from, change)), blocked: false }
  if (verdict === "later") {
    const waiting = { ...leader, buffer: [...leader.buffer, { changes, from }] }
    return {
      cluster: withLeader(cluster, waiting),
      happened: changes.map((change) => buffered(leader, from, change)),
      blocked: false,
    }
  }
  const { leader: next, happened } = apply(design, leader, from, changes)
  if (next === null) return { cluster, happened, blocked: true }
  const after = drained(design, next, happened)
  return { cluster: withLeader(cluster, after.leader), happened: after.happened, blocked: false }
}

const ignored = ({ id, objects }: LeaderState, from: LeaderId, { dot, operation }: Change): Happening => ({
  kind: "ignored",
  at: id,
  from,
  dot,
  why: "duplicate",
  shows: shows(objects, operation),
})

const buffered = ({ id, objects }: LeaderState, from: LeaderId, { dot, operation }: Change): Happening => ({
  kind: "buffered",
  at: id,
  from,
  dot,
  shows: shows(objects, operation),
})

interface Applied {
  readonly leader: LeaderState
  readonly happened: ReadonlyArray<Happening>
}

/** The leader after one transaction; `null` when its rules stop. */
const apply = (
  design: Design,
  leader: LeaderState,
  from: LeaderId,
  changes: ReadonlyArray<Change>,
): Applied | { readonly leader: null; readonly happened: ReadonlyArray<Happening> } => {
  const at = leader.id
  const transaction = applyRemote(design, leader, changes)
  if (transaction.kind === "stopped") {
    const { change, why } = transaction
    return { leader: null, happened: [{ kind: "stopped", at, from, dot: change.dot, why }] }
  }
  const happened = transaction.each.map(({ change, outcome, conflict, leader: after }): Happening => {
    const { dot, operation } = change
    return { kind: "applied", at, from, dot, outcome, conflict, shows: shows(after.objects, operation) }
  })
  return { leader: transaction.leader, happened }
}

/** The leader after those transactions in its buffer, too, that were waiting for nothing else. */
const drained = (design: Design, leader: LeaderState, happened: ReadonlyArray<Happening>): Applied => {
  const ready = leader.buffer.findIndex(
    ({ changes: [first] }) => first !== undefined && design.delivery.judge(first, leader.vector) !== "later",
  )
  const waiting = leader.buffer[ready]
  if (waiting === undefined) return { leader, happened }
  const shorter = { ...leader, buffer: leader.buffer.toSpliced(ready, 1) }
  const next = apply(design, shorter, waiting.from, waiting.changes)
  const all = [...happened, ...next.happened]
  return next.leader === null ? { leader, happened: all } : drained(design, next.leader, all)
}
