/**
 * A cluster is the whole state of the machine: the time, every leader, every link. All of it is immutable plain data.
 *
 * A leader keeps an ordered log; a connection is a position in the log of its sender. So a delivery, a loss, a
 * repetition, an overtaking message and catch-up are all moves of that position.
 */
import { beginning, type Time } from "../clocks/clock.ts"
import type { Table } from "../database/schema.ts"
import { type Counter, zero } from "../objects/counter.ts"
import { type Register, unassigned } from "../objects/register.ts"
import { absent, type Cell } from "../objects/row.ts"
import { type Additions, nothing } from "../objects/set.ts"
import type { Link } from "../topology.ts"
import type { Change, Version } from "../vocabulary/change.ts"
import { type LeaderId, leadersOf } from "../vocabulary/leader.ts"
import { empty, type VersionVector } from "../vocabulary/version-vector.ts"
import { inOrder, under } from "../vocabulary/write.ts"
import type { Design } from "./design.ts"

/** The objects of one leader, by key. */
export interface Objects {
  readonly row: Readonly<Record<string, Cell>>
  readonly register: Readonly<Record<string, Register>>
  readonly counter: Readonly<Record<string, Counter>>
  readonly set: Readonly<Record<string, Additions>>
  readonly record: Readonly<Record<string, Cell>>
}

/** The changes of one transaction that wait for what they depend on, and the leader they came from. */
export interface Waiting {
  readonly changes: ReadonlyArray<Change>
  readonly from: LeaderId
}

export interface LeaderState {
  readonly id: LeaderId
  /** `false` once it has left the cluster; it is then down as well. */
  readonly present: boolean
  readonly up: boolean
  /** How many ticks its wall clock is ahead of true time. */
  readonly offset: number
  /** The latest time it gave or applied. */
  readonly latest: Time
  readonly vector: VersionVector
  readonly objects: Objects
  /** What it has applied, its own changes and those received, in the order in which it applied them. */
  readonly log: ReadonlyArray<Change>
  /** How many entries of the log would survive a crash. */
  readonly durable: number
  /** What arrived before its causes, in the order of arrival. Volatile. */
  readonly buffer: ReadonlyArray<Waiting>
}

/** A position in the sender's log, as indexes of entries. */
export interface Connection {
  /** Where catch-up began; what lies before can no longer turn up as a duplicate. */
  readonly since: number
  /** Everything before has been delivered, lost, or is not for this link. */
  readonly next: number
  /** Entries at or after `next` that arrived ahead of it, ascending. */
  readonly early: ReadonlyArray<number>
}

export interface LinkState extends Link {
  readonly cut: boolean
  /** `null` while the link is cut or one of its ends is down. */
  readonly connection: Connection | null
  /** How far the sender's log had been read when the last connection ended, where a new one goes on from there. */
  readonly read?: number
}

export interface Cluster {
  /** True time, in ticks. */
  readonly now: number
  readonly leaders: ReadonlyArray<LeaderState>
  readonly links: ReadonlyArray<LinkState>
}

export const noObjects: Objects = { row: {}, register: {}, counter: {}, set: {}, record: {} }

/** The object under a key, or what every object is before anybody writes it. */
export const cellOf = (objects: Objects, key: string): Cell => under(objects.row, key) ?? absent
export const recordOf = (objects: Objects, key: string): Cell => under(objects.record, key) ?? absent
export const registerOf = (objects: Objects, key: string): Register =>
  under(objects.register, key) ?? unassigned
export const counterOf = (objects: Objects, key: string): Counter => under(objects.counter, key) ?? zero
export const setOf = (objects: Objects, key: string): Additions => under(objects.set, key) ?? nothing

/** The records that are there, by key. */
export const tableOf = ({ record }: Objects): Table => {
  const table: Array<readonly [string, Version]> = []
  for (const key of inOrder(Object.keys(record))) {
    const cell = record[key]
    if (cell?.kind === "row") table.push([key, cell])
  }
  return table
}

/** A leader that has neither written nor received anything. */
export const freshLeader = (id: LeaderId, size: number): LeaderState => ({
  id,
  present: true,
  up: true,
  offset: 0,
  latest: beginning,
  vector: empty(size),
  objects: noObjects,
  log: [],
  durable: 0,
  buffer: [],
})

/** A cluster of `size` leaders, all up, all links connected, nothing written. */
export const start = (design: Design, size: number): Cluster => ({
  now: 0,
  leaders: leadersOf(size).map((id) => freshLeader(id, size)),
  links: design.topology
    .links(size)
    .map((link) => ({ ...link, cut: false, connection: { since: 0, next: 0, early: [] } })),
})

/** The cluster with one leader replaced. */
export const withLeader = (cluster: Cluster, leader: LeaderState): Cluster => ({
  now: cluster.now,
  leaders: cluster.leaders.with(leader.id, leader),
  links: cluster.links,
})

/** The cluster with one link replaced, by its index. */
export const withLink = (cluster: Cluster, index: number, link: LinkState): Cluster => ({
  now: cluster.now,
  leaders: cluster.leaders,
  links: cluster.links.with(index, link),
})
