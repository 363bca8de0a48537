/**
 * Applying: what a change does to the leader that makes it and to a leader that receives it.
 *
 * Everything but the log is a function of the log: `recover` replays it, so a crash is a shorter log. The one
 * exception is what a vacuum or a restart makes a leader forget, which is not in the log: it would come back with a
 * replay. No design here can show that, since those that forget make every change durable and lose no part of their log.
 */
import { beginning, type Time, timeOf } from "../clocks/clock.ts"
import { appended, type Change, transactionAt } from "../vocabulary/change.ts"
import { empty, including } from "../vocabulary/version-vector.ts"
import { type LeaderState, noObjects, type Objects } from "./cluster.ts"
import type { Design } from "./design.ts"
import { localEffect, remoteEffect } from "./effect.ts"
import type { Conflict, Outcome } from "./happening.ts"

const recorded = (
  leader: LeaderState,
  change: Change,
  objects: Objects,
  latest: Time,
  synced: boolean,
): LeaderState => {
  const log = appended(leader.log, change)
  return {
    id: leader.id,
    present: leader.present,
    up: leader.up,
    offset: leader.offset,
    latest,
    vector: including(leader.vector, change.dot),
    objects,
    log,
    durable: synced ? log.length : leader.durable,
    buffer: leader.buffer,
  }
}

/** The leader after its own change. */
export const applyLocal = (design: Design, leader: LeaderState, change: Change): LeaderState =>
  recorded(
    leader,
    change,
    localEffect(design, leader.objects, change),
    timeOf(change.stamp),
    design.durable.local,
  )

/** What the rules said of one change of a transaction. */
export interface Applied {
  readonly change: Change
  readonly outcome: Outcome
  readonly conflict: Conflict | null
  /** The leader right after it. */
  readonly leader: LeaderState
}

/** A transaction whose changes all took their course, or that was stopped by one of them. */
export type Transaction =
  | { readonly kind: "applied"; readonly leader: LeaderState; readonly each: ReadonlyArray<Applied> }
  | { readonly kind: "stopped"; readonly change: Change; readonly why: string }

/**
 * The leader after a transaction of another leader, change by change. One change that its rules stop stops the whole; where
 * one fails, none of them has an effect, and all count as seen.
 */
export const applyRemote = (
  design: Design,
  leader: LeaderState,
  changes: ReadonlyArray<Change>,
): Transaction => {
  let next = leader
  let each: ReadonlyArray<Applied> = []
  for (const change of changes) {
    const { objects, ruling } = remoteEffect(design, next.objects, change, leader.id)
    const { outcome, conflict } = ruling
    if (outcome === "stopped") return { kind: "stopped", change, why: conflict?.name ?? "" }
    if (outcome === "failed") return discarded(design, leader, changes, change, conflict)
    next = received(design, next, change, objects)
    each = appended(each, { change, outcome, conflict, leader: next })
  }
  return { kind: "applied", leader: next, each }
}

const received = (design: Design, leader: LeaderState, change: Change, objects: Objects): LeaderState =>
  recorded(leader, change, objects, design.clock.raise(leader.latest, change.stamp), design.durable.remote)

/** The leader after a transaction that had no effect, because one of its changes failed. */
const discarded = (
  design: Design,
  leader: LeaderState,
  changes: ReadonlyArray<Change>,
  failed: Change,
  conflict: Conflict | null,
): Transaction => {
  let next = leader
  const each = changes.map((change): Applied => {
    next = received(design, next, change, next.objects)
    return { change, outcome: "skipped", conflict: change === failed ? conflict : null, leader: next }
  })
  return { kind: "applied", leader: next, each }
}

/** The leader as its durable log alone describes it: down, with nothing in its buffer. */
export const recover = (design: Design, leader: LeaderState): LeaderState => {
  const down: LeaderState = { ...leader, up: false, buffer: [] }
  if (leader.durable === leader.log.length) return down
  const kept = leader.log.slice(0, leader.durable)
  const blank: LeaderState = {
    ...down,
    latest: beginning,
    vector: empty(leader.vector.length),
    objects: noObjects,
    log: [],
    durable: 0,
  }
  let replayed = blank
  for (let index = 0; index < kept.length;) {
    const changes = transactionAt(kept, index)
    replayed = replay(design, replayed, changes)
    index += changes.length
  }
  return { ...replayed, durable: kept.length }
}

/** The leader after a transaction of its own log. */
const replay = (design: Design, leader: LeaderState, changes: ReadonlyArray<Change>): LeaderState => {
  const [first] = changes
  if (first?.dot.leader === leader.id)
    return changes.reduce((state, change) => applyLocal(design, state, change), leader)
  const transaction = applyRemote(design, leader, changes)
  return transaction.kind === "applied" ? transaction.leader : leader
}
