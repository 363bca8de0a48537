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

/** What the arrival of a change does at the leader `at`; nothing when that leader is down. */
export const receive = (
  design: Design,
  cluster: Cluster,
  from: LeaderId,
  at: LeaderId,
  change: Change,
): Received => {
  const leader = cluster.leaders[at]
  if (leader === undefined || !leader.up) return { cluster, happened: [], blocked: true }
  const { dot } = change
  const verdict = design.delivery.judge(change, leader.vector)
  if (verdict === "duplicate" || leader.buffer.some((waiting) => same(waiting.change.dot, dot))) {
    const shown = shows(leader.objects, change.operation)
    return {
      cluster,
      happened: [{ kind: "ignored", at, from, dot, why: "duplicate", shows: shown }],
      blocked: false,
    }
  }
  if (verdict === "later") {
    const waiting = { ...leader, buffer: [...leader.buffer, { change, from }] }
    return {
      cluster: withLeader(cluster, waiting),
      happened: [{ kind: "buffered", at, from, dot, shows: shows(leader.objects, change.operation) }],
      blocked: false,
    }
  }
  const happened: Array<Happening> = []
  const applied = apply(design, leader, from, change, happened)
  if (applied === null) return { cluster, happened, blocked: true }
  return { cluster: withLeader(cluster, drain(design, applied, happened)), happened, blocked: false }
}

/** The leader after one change, with what happened added; `null` when its rules stop. */
const apply = (
  design: Design,
  leader: LeaderState,
  from: LeaderId,
  change: Change,
  happened: Array<Happening>,
): LeaderState | null => {
  const { leader: next, ruling } = applyRemote(design, leader, change)
  const { outcome, conflict } = ruling
  if (outcome === "stopped") {
    happened.push({ kind: "stopped", at: leader.id, from, dot: change.dot, why: conflict?.name ?? "" })
    return null
  }
  const shown = shows(next.objects, change.operation)
  happened.push({ kind: "applied", at: leader.id, from, dot: change.dot, outcome, conflict, shows: shown })
  return next
}

const drain = (design: Design, leader: LeaderState, happened: Array<Happening>): LeaderState => {
  const ready = leader.buffer.findIndex(
    ({ change }) => design.delivery.judge(change, leader.vector) !== "later",
  )
  const waiting = leader.buffer[ready]
  if (waiting === undefined) return leader
  const shorter = { ...leader, buffer: leader.buffer.toSpliced(ready, 1) }
  const next = apply(design, shorter, waiting.from, waiting.change, happened)
  return next === null ? leader : drain(design, next, happened)
}
