/**
 * A leader's memory: everything that it knows, all of it a function of its journal but for the changes that
 * wait.
 *
 * The functions here decide and alter memory; they neither wait nor fail, and whoever calls them sees to
 * durability and to one at a time.
 */
import type { Change, Dot, LeaderId } from "./change.ts"
import type { Arrival } from "./causal-buffer.ts"
import type { Conflict } from "./conflict-log.ts"
import { type HybridTime, stampOf, zero } from "./hybrid-clock.ts"
import * as Objects from "./objects.ts"
import type { Sibling } from "./register.ts"
import type { Cell } from "./row.ts"
import type { Rules } from "./rules.ts"
import type { Entry } from "./set.ts"
import * as VersionVector from "./version-vector.ts"
import type { Family, Shown, Write } from "./write.ts"

export interface Memory {
  readonly id: LeaderId
  readonly vector: Array<number>
  clock: HybridTime
  readonly objects: Objects.Objects
  readonly conflicts: Array<Conflict>
  /** What the journal holds, without what was appended but not yet applied. Followers are served from it. */
  readonly log: Array<Change>
  readonly waiting: Array<Arrival>
}

/** What a leader knows, to look at: a copy that stays as it is. */
export interface Inspection {
  readonly vector: VersionVector.VersionVector
  readonly clock: HybridTime
  readonly rows: ReadonlyMap<string, Cell>
  readonly registers: ReadonlyMap<string, ReadonlyArray<Sibling>>
  readonly counters: ReadonlyMap<string, number>
  readonly sets: ReadonlyMap<string, ReadonlyArray<Entry>>
  /** The changes that wait for another, in order of arrival. */
  readonly waiting: ReadonlyArray<Arrival>
}

/** What became of a change that arrived. `from` is the peer that sent it, also when it waited first. */
export type Report =
  | {
      readonly _tag: "Applied"
      readonly dot: Dot
      readonly from: LeaderId
      readonly outcome: "applied" | "kept"
      readonly conflict: Conflict | null
      /** What a read of the object shows right after. */
      readonly shows: Shown[Family]
    }
  | { readonly _tag: "Buffered"; readonly dot: Dot; readonly from: LeaderId }
  | { readonly _tag: "Ignored"; readonly dot: Dot; readonly from: LeaderId; readonly why: "duplicate" }

const enter = (memory: Memory, change: Change, rules: Rules): Objects.Performed => {
  const { leader, sequence } = change.dot
  memory.vector[leader] = Math.max(VersionVector.seen(memory.vector, leader), sequence)
  memory.log.push(change)
  const performed = Objects.perform(memory.objects, change, rules)
  if (performed.conflict !== null) memory.conflicts.push(performed.conflict)
  return performed
}

/** The memory of a leader that starts with this journal. */
export const recover = (
  id: LeaderId,
  leaders: number,
  journal: ReadonlyArray<Change>,
  rules: Rules,
): Memory => {
  const memory: Memory = {
    id,
    vector: VersionVector.empty(leaders),
    clock: zero,
    objects: Objects.none(),
    conflicts: [],
    log: [],
    waiting: [],
  }
  for (const change of journal) {
    enter(memory, change, rules)
    memory.clock = rules.recoverClock(memory.clock, change.stamp)
  }
  return memory
}

/**
 * The change that a write becomes when the physical clock says `physical`, or `null`: nothing is there to
 * take away.
 */
export const prepare = (memory: Memory, write: Write, physical: number, rules: Rules): Change | null => {
  const operation = Objects.prepare(memory.objects, write, rules)
  if (operation === null) return null
  const { id, vector } = memory
  return {
    dot: { leader: id, sequence: VersionVector.seen(vector, id) + 1 },
    dependencies: vector.slice(),
    stamp: stampOf(rules.tick(memory.clock, physical), id),
    operation,
  }
}

/** Applies a change that was made here and is durable. */
export const applyOwn = (memory: Memory, change: Change, rules: Rules): void => {
  enter(memory, change, rules)
  memory.clock = { wall: change.stamp.wall, logical: change.stamp.logical }
}

/** Applies a change that arrived and is in the journal. */
export const applyArrival = (memory: Memory, { change, from }: Arrival, rules: Rules): Report => {
  const { family, key, outcome, conflict } = enter(memory, change, rules)
  memory.clock = rules.raiseClock(memory.clock, change.stamp)
  return {
    _tag: "Applied",
    dot: change.dot,
    from,
    outcome,
    conflict,
    shows: Objects.read(memory.objects, family, key),
  }
}

/** The next change in the buffer that can be applied, taken out of it. */
export const release = (memory: Memory, rules: Rules): Arrival | undefined => {
  const index = rules.release(memory.waiting, memory.vector, rules.isReady)
  return index === -1 ? undefined : memory.waiting.splice(index, 1)[0]
}

export const inspect = ({ vector, clock, objects, waiting }: Memory): Inspection => ({
  vector: vector.slice(),
  clock,
  rows: new Map(objects.rows),
  registers: new Map(objects.registers),
  counters: new Map(objects.counters),
  sets: new Map(objects.sets),
  waiting: waiting.slice(),
})
