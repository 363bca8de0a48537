/**
 * What a simulated leader has inside, as plain data: all that lockstep refinement compares with the model.
 */
import type { Cell, Dot, Entry, Fields, HybridTime, LeaderId, Sibling } from "../../impl/index.ts"
import type { Kernel } from "./kernel.ts"
import type { Machine } from "./machine.ts"
import { underWay } from "../subjects/in-flight.ts"
import { changeIn, type Line } from "./network.ts"

export interface Internals {
  /** When it is `false`, the rest is what the leader would be after a restart. */
  readonly up: boolean
  readonly vector: ReadonlyArray<number>
  readonly clock: HybridTime
  /** The dots of the journal's entries, oldest first. */
  readonly journal: ReadonlyArray<Dot>
  /** How many of them, from the first, a crash would leave. */
  readonly durable: number
  /** By key, keys sorted, as are the following. A deleted row is a tombstone. */
  readonly rows: Readonly<Record<string, Cell>>
  /** In the order of their dots. */
  readonly registers: Readonly<Record<string, ReadonlyArray<Sibling>>>
  readonly counters: Readonly<Record<string, number>>
  /** In the order of their dots. */
  readonly sets: Readonly<Record<string, ReadonlyArray<Entry>>>
  /** An erased record has no columns. */
  readonly records: Readonly<Record<string, Fields>>
  /** The changes that wait for another, in order of arrival. */
  readonly buffered: ReadonlyArray<Dot>
}

export interface LinkInternals {
  readonly from: LeaderId
  readonly to: LeaderId
  readonly cut: boolean
  readonly connected: boolean
  /** The changes under way, in the order sent, without those that arrived ahead of their turn. */
  readonly inFlight: ReadonlyArray<Dot>
}

const dotOf = ({ dot }: { readonly dot: Dot }): Dot => dot

const sorted = <A>(held: ReadonlyMap<string, A>): Readonly<Record<string, A>> =>
  Object.fromEntries([...held].toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** What is inside one machine now. */
export const internalsOf = (kernel: Kernel, machine: Machine): Internals => {
  const up = machine.running() !== undefined
  const inside = kernel.run(machine.leader().inspect, machine.within)
  return {
    up,
    vector: inside.vector,
    clock: inside.clock,
    journal: machine.disk.entries.map(dotOf),
    durable: machine.disk.durable,
    rows: sorted(inside.rows),
    registers: sorted(inside.registers),
    counters: sorted(inside.counters),
    sets: sorted(inside.sets),
    records: sorted(inside.records),
    buffered: inside.waiting.map(({ change }) => change.dot),
  }
}

/** What a link looks like now. */
export const linkInternals = (line: Line): LinkInternals => ({
  from: line.link.from,
  to: line.link.to,
  cut: line.cut,
  connected: line.connection !== undefined,
  inFlight: underWay(line.connection).flatMap((message) => changeIn(message)?.dot ?? []),
})
