/**
 * A leader's memory: everything that it knows, all of it a function of its journal but for the changes that
 * wait.
 *
 * The functions here decide and alter memory; they neither wait nor fail, and whoever calls them sees to
 * durability and to one at a time.
 */
import type { Arrival } from "./causal-buffer.ts"
import type { Change, Dot, LeaderId, Stamp } from "./change.ts"
import type { Conflict } from "./conflict-log.ts"
import { type HybridTime, stampOf } from "./hybrid-clock.ts"
import { type Mark, mostConflicts, type Recovered } from "./journal.ts"
import * as Log from "./log.ts"
import * as Objects from "./objects.ts"
import type { Rules } from "./rules.ts"
import * as Stored from "./stored.ts"
import * as VersionVector from "./version-vector.ts"
import type { Family, Shown, Write } from "./write.ts"

export interface Memory {
  readonly id: LeaderId
  readonly vector: Array<number>
  clock: HybridTime
  /** The stamp of the latest change of each leader; `null` where there is none. */
  readonly heads: Array<Stamp | null>
  readonly objects: Objects.Objects
  /** The latest conflicts, oldest first; see `mostConflicts`. */
  readonly conflicts: Array<Conflict>
  /** What the journal holds, without what was appended but not yet applied. Followers are served from it. */
  readonly log: Log.Log
  readonly waiting: Array<Arrival>
  /** What has changed since the latest checkpoint. */
  readonly unsaved: { readonly keys: Map<Family, Set<string>>; readonly conflicts: Array<Conflict> }
}

/** What a leader knows, to look at: a copy that stays as it is. */
export interface Inspection extends Objects.Inside {
  readonly vector: VersionVector.VersionVector
  readonly clock: HybridTime
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

/** Notes that an object is not as the latest checkpoint has it. */
export const touch = (memory: Memory, family: Family, key: string): void => {
  const keys = memory.unsaved.keys.get(family)
  if (keys === undefined) memory.unsaved.keys.set(family, new Set([key]))
  else keys.add(key)
}

/** Adds a conflict to the log, which forgets the oldest when it is full. */
export const logConflict = (memory: Memory, conflict: Conflict): void => {
  memory.conflicts.push(conflict)
  if (memory.conflicts.length >= 2 * mostConflicts) memory.conflicts.splice(0, mostConflicts)
  memory.unsaved.conflicts.push(conflict)
}

const enter = (memory: Memory, change: Change, rules: Rules): Objects.Performed => {
  const { leader, sequence } = change.dot
  while (memory.vector.length <= leader) memory.vector.push(0)
  memory.vector[leader] = Math.max(VersionVector.seen(memory.vector, leader), sequence)
  while (memory.heads.length <= leader) memory.heads.push(null)
  memory.heads[leader] = change.stamp
  Log.push(memory.log, change)
  const performed = Objects.perform(memory.objects, change, rules)
  touch(memory, performed.family, performed.key)
  if (performed.conflict !== null) logConflict(memory, performed.conflict)
  for (const conflict of performed.further) logConflict(memory, conflict)
  return performed
}

/** A stored object that does not say what an object of its family is. */
export interface Unreadable {
  readonly unreadable: string
}

/** The memory of a leader that starts with what its journal holds. */
export const recover = (
  id: LeaderId,
  leaders: number,
  { mark, objects, conflicts, changes }: Recovered,
  rules: Rules,
): Memory | Unreadable => {
  const memory: Memory = {
    id,
    vector: VersionVector.padded(mark.vector, leaders),
    clock: mark.clock,
    heads: [...mark.heads],
    objects: Objects.none(),
    conflicts: [...conflicts],
    log: Log.behind(mark),
    waiting: [],
    unsaved: { keys: new Map(), conflicts: [] },
  }
  for (const { family, key, text } of objects)
    if (!Stored.restore(memory.objects, family, key, text, rules))
      return { unreadable: `object ${family} ${JSON.stringify(key)}` }
  for (const change of changes) {
    enter(memory, change, rules)
    memory.clock = rules.recoverClock(memory.clock, change.stamp)
  }
  Log.settle(memory.log)
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

/** Applies a change that was made here; what a read of its object shows then. */
export const applyOwn = (memory: Memory, change: Change, rules: Rules): Shown[Family] => {
  const { family, key } = enter(memory, change, rules)
  memory.clock = { wall: change.stamp.wall, logical: change.stamp.logical }
  return Objects.read(memory.objects, family, key)
}

/** Applies a change that arrived. */
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

/** What a checkpoint of the memory as it is says of it, when the log keeps what lies from `first` on. */
export const markOf = (memory: Memory): Mark => ({
  position: memory.log.last,
  vector: memory.vector.slice(),
  clock: memory.clock,
  heads: memory.heads.slice(),
  first: memory.log.first,
  start: memory.log.start,
})

export const inspect = ({ vector, clock, objects, waiting }: Memory): Inspection => ({
  vector: vector.slice(),
  clock,
  ...Objects.inspect(objects),
  waiting: waiting.slice(),
})
