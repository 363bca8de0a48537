/**
 * The timeline of one leader: its trail, and what lies between the lines.
 *
 * A process that is killed may have made something durable that it had no time to note. The vector with which it starts again says
 * what: those changes are put in before the crash, as *unnoted*. What its clients and followers were told is in the trail, so an
 * unnoted write was never acknowledged. What the vector does not cover although the trail had it, the crash made it forget.
 * Where the trail shows a second start, there was a crash before it, or an orderly stop.
 *
 * `hint` puts the timelines side by side: roughly when it happened, by the stamps around it. It decides only between orders that
 * are all possible.
 */
import type { Dot } from "../../model/vocabulary/dot.ts"
import type { LeaderId } from "../../model/vocabulary/leader.ts"
import type { Topology } from "../../model/topology.ts"
import {
  covers,
  dominates,
  empty,
  including,
  join,
  type VersionVector,
} from "../../model/vocabulary/version-vector.ts"
import type { RecordedChange, Trail, TrailEvent } from "./trail.ts"
import { padded } from "./wording.ts"

type Started = Extract<TrailEvent, { readonly _tag: "Started" }>

/** What happened at a leader; `index` is the event of its trail that tells of it. */
export type Entry = { readonly index: number; readonly hint: number } & (
  | { readonly kind: "told"; readonly event: Exclude<TrailEvent, Started> }
  | { readonly kind: "unnoted"; readonly change: RecordedChange; readonly from: LeaderId }
  /** No trail tells what the change was. */
  | { readonly kind: "untold"; readonly dot: Dot }
  | { readonly kind: "crash"; readonly orderly: boolean; readonly kept: VersionVector }
  | { readonly kind: "start"; readonly first: boolean; readonly event: Started }
)

/** A number for each dot. */
export const numberOf = ({ leader, sequence }: Dot): number => sequence * 32 + leader

/**
 * Every change that some trail tells of, or that was found in a journal, by the number of its dot. The origin's own word comes first.
 */
export const changesIn = (
  trails: ReadonlyArray<Trail>,
  found: ReadonlyArray<RecordedChange>,
): ReadonlyMap<number, RecordedChange> => {
  const changes = new Map<number, RecordedChange>()
  for (const trail of trails)
    for (const event of trail)
      if (event._tag === "Wrote") changes.set(numberOf(event.change.dot), event.change)
  for (const trail of trails)
    for (const event of trail)
      if (event._tag === "Arrived" && !changes.has(numberOf(event.change.dot)))
        changes.set(numberOf(event.change.dot), event.change)
  for (const change of found)
    if (!changes.has(numberOf(change.dot))) changes.set(numberOf(change.dot), change)
  return changes
}

/** The most changes of one leader that are looked for; a trail that claims more is not believed anyway. */
const mostMissing = 1_000_000

/** The dots that the second vector covers and the first does not, in order of their leaders. */
export const missing = (held: VersionVector, wanted: VersionVector): ReadonlyArray<Dot> =>
  wanted.flatMap((last, leader) => {
    const first = (held[leader] ?? 0) + 1
    return Array.from({ length: Math.max(0, Math.min(last - first + 1, mostMissing)) }, (_, index) => ({
      leader,
      sequence: first + index,
    }))
  })

/** Changes in an order in which each comes after what it depends on, as far as there is one. */
export const inCausalOrder = (
  held: VersionVector,
  changes: ReadonlyArray<RecordedChange>,
): ReadonlyArray<RecordedChange> => {
  const left = new Set(changes)
  const ordered: Array<RecordedChange> = []
  let vector = held
  for (let moved = true; moved;) {
    moved = false
    for (const change of left) {
      if (!dominates(vector, change.dependencies)) continue
      left.delete(change)
      ordered.push(change)
      vector = including(vector, change.dot)
      moved = true
    }
  }
  return [...ordered, ...left]
}

/**
 * What a leader made durable without noting it, in an order in which it can have come about: before each write of its own exactly
 * what that write depends on.
 */
const unnoted = (
  self: LeaderId,
  held: VersionVector,
  changes: ReadonlyArray<RecordedChange>,
): ReadonlyArray<RecordedChange> => {
  const own = changes.filter(({ dot }) => dot.leader === self)
  const others = changes.filter(({ dot }) => dot.leader !== self)
  const ordered: Array<RecordedChange> = []
  let vector = held
  for (const mine of own) {
    const before = others.filter(({ dot }) => covers(mine.dependencies, dot) && !covers(vector, dot))
    ordered.push(...inCausalOrder(vector, before), mine)
    vector = including(join(vector, mine.dependencies), mine.dot)
  }
  const after = others.filter(({ dot }) => !covers(vector, dot))
  return [...ordered, ...inCausalOrder(vector, after)]
}

/** The leader from which a change comes: its origin where that sends to this one. */
const sourceOf = (topology: Topology, leaders: number, to: LeaderId, { leader }: Dot): LeaderId => {
  const links = topology.links(leaders).filter((link) => link.to === to && topology.carries(link, leader))
  return (links.find(({ from }) => from === leader) ?? links[0])?.from ?? leader
}

/** The vector of a leader after an event of its trail, by its own account. */
const after = (vector: VersionVector, event: TrailEvent, leaders: number): VersionVector => {
  switch (event._tag) {
    case "Started":
      return padded(event.vector, leaders)
    case "Wrote":
      return including(vector, event.change.dot)
    case "Arrived":
      return event.report._tag === "Applied" ? including(vector, event.change.dot) : vector
    case "Merged":
      return padded(join(vector, event.vector), leaders)
    case "Refused":
    case "Collected":
    case "Stopped":
      return vector
  }
}

/** The wall clock's part of the next stamp that the leader gives, from each event on. */
const nextStamps = (trail: Trail): ReadonlyArray<number> => {
  const stamps: Array<number> = []
  let next = Number.POSITIVE_INFINITY
  for (const event of trail.toReversed()) {
    if (event._tag === "Wrote") next = event.change.stamp.wall
    stamps.push(next)
  }
  return stamps.toReversed()
}

export const timelineOf = (
  self: LeaderId,
  trail: Trail,
  leaders: number,
  topology: Topology,
  changes: ReadonlyMap<number, RecordedChange>,
): ReadonlyArray<Entry> => {
  const entries: Array<Entry> = []
  const stamps = nextStamps(trail)
  let vector: VersionVector = empty(leaders)
  let hint = 0
  for (const [index, event] of trail.entries()) {
    if (event._tag === "Wrote" || event._tag === "Arrived") hint = Math.max(hint, event.change.stamp.wall)
    if (event._tag !== "Started") entries.push({ kind: "told", index, hint, event })
    else {
      const dots = missing(vector, padded(event.vector, leaders))
      const known = dots.flatMap((dot) => changes.get(numberOf(dot)) ?? [])
      for (const change of unnoted(self, vector, known))
        entries.push({
          kind: "unnoted",
          index,
          hint,
          change,
          from: sourceOf(topology, leaders, self, change.dot),
        })
      for (const dot of dots)
        if (!changes.has(numberOf(dot))) entries.push({ kind: "untold", index, hint, dot })
      const orderly = trail[index - 1]?._tag === "Stopped"
      if (index > 0)
        entries.push({ kind: "crash", index, hint, orderly, kept: padded(event.vector, leaders) })
      hint = Math.max(hint, Math.min(stamps[index] ?? hint, Number.MAX_SAFE_INTEGER))
      entries.push({ kind: "start", index, hint, first: index === 0, event })
    }
    vector = after(vector, event, leaders)
  }
  return entries
}
