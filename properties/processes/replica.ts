/**
 * A replica is one leader of the model, made to do what the trail of a real leader says that it did.
 *
 * Links are not part of it: on a real network a message can be on its way while its sender crashes, so a change may arrive whenever
 * its sender has ever held it. Everything else is the model's own: what a write becomes, what an arrival does, what a crash may
 * forget. Where the model applies several changes at once, because one released others, `shown` follows the trail through them.
 */
import { applyLocal, applyRemote } from "../../model/replication/applying.ts"
import { type Cluster, freshLeader, type LeaderState, type Waiting } from "../../model/replication/cluster.ts"
import type { Design } from "../../model/replication/design.ts"
import type { Happening } from "../../model/replication/happening.ts"
import type { Move } from "../../model/replication/move.ts"
import { receive } from "../../model/replication/receiving.ts"
import { shows } from "../../model/replication/view.ts"
import { write } from "../../model/replication/writing.ts"
import type { Change } from "../../model/vocabulary/change.ts"
import { type LeaderId, leadersOf } from "../../model/vocabulary/leader.ts"
import {
  dominates,
  empty,
  including,
  join,
  type VersionVector,
} from "../../model/vocabulary/version-vector.ts"
import type { Shown, Write } from "../../model/vocabulary/write.ts"
import type { Step } from "../history.ts"

type Applied = Extract<Happening, { readonly kind: "applied" }>

/** What the model has applied and the trail has still to tell, and the leader right after it. */
interface Due {
  readonly happening: Applied
  readonly leader: LeaderState
}

export interface Replica {
  readonly id: LeaderId
  /** All that the model has done. */
  leader: LeaderState
  /** The same without what the trail has still to tell: what a client reads. */
  shown: LeaderState
  due: ReadonlyArray<Due>
  /** What it has applied, in order. */
  readonly log: Array<Change>
  /** How much of the log a crash cannot take: up to its own latest write, and what a transfer brought. */
  durable: number
  /** What it has ever held, also before a crash took it: what may still be on its way from it. */
  ever: VersionVector
  /** The latest time it ever gave or applied. */
  latest: LeaderState["latest"]
}

export const freshReplica = (id: LeaderId, leaders: number): Replica => {
  const leader = freshLeader(id, leaders)
  return {
    id,
    leader,
    shown: leader,
    due: [],
    log: [],
    durable: 0,
    ever: empty(leaders),
    latest: leader.latest,
  }
}

const none: ReadonlyArray<Change> = []

/** The replica as the one leader of its number in a cluster without links, for the model's own functions. */
const around = ({ id, leader }: Replica): Cluster => ({
  now: 0,
  leaders: leadersOf(leader.vector.length).map((one) => (one === id ? leader : freshLeader(one, 0))),
  links: [],
})

/** The log is kept here, since the model would copy it with every change. */
const settle = (replica: Replica, leader: LeaderState, shown: LeaderState): void => {
  replica.leader = { ...leader, log: none, durable: 0 }
  replica.shown = shown
  replica.ever = join(replica.ever, shown.vector)
  const { latest } = replica.leader
  if (
    latest.wall > replica.latest.wall ||
    (latest.wall === replica.latest.wall && latest.logical > replica.latest.logical)
  )
    replica.latest = latest
}

/** Sets the wall clock; the steps that it took. */
const setClock = (replica: Replica, wall: number): ReadonlyArray<Step> => {
  const { id, leader } = replica
  const by = wall - leader.offset
  if (by === 0) return []
  replica.leader = { ...leader, offset: wall }
  return [{ move: { kind: "clock", at: id, by }, happened: [{ kind: "clock", at: id, by }] }]
}

export interface Written {
  readonly steps: ReadonlyArray<Step>
  /** What the model made of the write; `null` where it refused. */
  readonly change: Change | null
  readonly happening: Happening | undefined
}

/** The model's own write when its wall clock reads `wall`. */
export const writes = (design: Design, replica: Replica, asked: Write, wall: number): Written => {
  const { id } = replica
  const before = setClock(replica, wall)
  const { cluster, happened } = write(design, around(replica), id, 0, asked)
  const next = cluster.leaders[id]
  const change = happened[0]?.kind === "wrote" ? (next?.log[0] ?? null) : null
  if (next !== undefined && change !== null) {
    replica.log.push(change)
    replica.durable = replica.log.length
    settle(replica, next, next)
  }
  const move: Move = { kind: "write", at: id, after: 0, write: asked }
  return { steps: [...before, { move, happened }], change, happening: happened[0] }
}

/** The arrival of a change: what the model makes of it and of what waited for it. */
export const arrives = (
  design: Design,
  replica: Replica,
  from: LeaderId,
  change: Change,
): ReadonlyArray<Happening> => {
  const before = replica.leader
  const { cluster, happened } = receive(design, around(replica), from, replica.id, [change])
  const next = cluster.leaders[replica.id]
  if (next === undefined) return happened
  if (happened.length < 2) {
    replica.log.push(...next.log)
    settle(replica, next, next)
    return happened
  }
  // Step by step through the same changes, for what a client can read in between.
  let leader = before
  const states: Array<Due> = []
  for (const [index, one] of happened.entries()) {
    const applied = next.log[index]
    if (one.kind !== "applied" || applied === undefined) continue
    const transaction = applyRemote(design, leader, [applied])
    if (transaction.kind === "applied") leader = { ...transaction.leader, log: none }
    states.push({ happening: one, leader })
  }
  replica.log.push(...next.log)
  const [first, ...rest] = states
  settle(replica, next, first?.leader ?? next)
  replica.due = rest
  return happened
}

/** The next change that the trail has to tell is told. */
export const tells = (replica: Replica): void => {
  const [first, ...rest] = replica.due
  if (first === undefined) return
  replica.due = rest
  replica.shown = rest.length === 0 ? replica.leader : first.leader
  replica.ever = join(replica.ever, replica.shown.vector)
}

/** Puts something else into the buffer; what was there. */
export const setWaiting = (replica: Replica, buffer: ReadonlyArray<Waiting>): ReadonlyArray<Waiting> => {
  const before = replica.leader.buffer
  replica.leader = { ...replica.leader, buffer }
  return before
}

/** How many changes of its log a leader with this vector holds; -1 where no beginning of the log has it. */
const prefixOf = (replica: Replica, vector: VersionVector): number => {
  let held: VersionVector = empty(vector.length)
  for (let length = 0; length <= replica.log.length; length++) {
    if (dominates(held, vector)) return dominates(vector, held) ? length : -1
    const change = replica.log[length]
    if (change !== undefined) held = including(held, change.dot)
  }
  return -1
}

/** What the model says of a crash that leaves this vector. */
export type Crash =
  | { readonly kind: "crashed"; readonly happening: Happening }
  /** No beginning of its log has that vector. */
  | { readonly kind: "no-such-log" }
  /** It would have forgotten what was durable: this change was the first. */
  | { readonly kind: "too-much"; readonly change: Change }

/**
 * A crash after which the leader has this vector. The model forgets the end of the log, but nothing up to its own latest write:
 * a write is acknowledged when all of the log up to it is durable.
 */
export const crashes = (design: Design, replica: Replica, kept: VersionVector): Crash => {
  const length = prefixOf(replica, kept)
  if (length === -1) return { kind: "no-such-log" }
  const lost = replica.log[length]
  if (lost !== undefined && length < replica.durable) return { kind: "too-much", change: lost }
  const { id } = replica
  const forgot = replica.log.splice(length).map(({ dot }) => dot)
  let leader: LeaderState = { ...replica.leader, buffer: [] }
  if (forgot.length > 0) {
    leader = { ...freshLeader(id, kept.length), offset: replica.leader.offset }
    for (const change of replica.log) leader = replayed(design, leader, change)
  }
  replica.due = []
  settle(replica, leader, leader)
  return { kind: "crashed", happening: { kind: "crashed", at: id, forgot } }
}

const replayed = (design: Design, leader: LeaderState, change: Change): LeaderState => {
  if (change.dot.leader === leader.id) return { ...applyLocal(design, leader, change), log: none }
  const transaction = applyRemote(design, leader, [change])
  return transaction.kind === "applied" ? { ...transaction.leader, log: none } : leader
}

/** Sets the clock as a leader found it when it started again. */
export const startsAt = (replica: Replica, latest: LeaderState["latest"]): void => {
  const leader = { ...replica.leader, latest }
  settle(replica, leader, leader)
}

/** What a read of the object of a change shows. */
export const showsOf = ({ shown }: Replica, change: Change): Shown => shows(shown.objects, change.operation)
