/**
 * Resolution: which of two versions a leader keeps, and what it says about that.
 *
 * A *ruling* is the whole answer to "a change arrived for this cell": the cell afterwards, what was done, and the
 * conflict if the rule saw one. `stopped` means that the change could not be applied and blocks its stream.
 */
import { type Cell, type RowChange, written, writtenForgetfully } from "../objects/row.ts"
import type { Conflict, Outcome } from "../replication/happening.ts"
import type { LeaderId } from "../vocabulary/leader.ts"
import { compare, compareTime, type Stamp } from "../vocabulary/stamp.ts"

export interface Ruling {
  readonly cell: Cell
  readonly outcome: Outcome | "stopped"
  readonly conflict: Conflict | null
}

/** The change is later, or as late and from the higher leader: the same answer at every leader. */
export const laterOrHigher = (change: Stamp, local: Stamp): boolean => compare(change, local) > 0

/** The change is later by the clock; on a tie the local version stays, whichever it is. */
export const strictlyLater = (change: Stamp, local: Stamp): boolean => compareTime(change, local) > 0

/** The change is later by the clock; on a tie it replaces the local version, whichever it is. */
export const laterOrEqual = (change: Stamp, local: Stamp): boolean => compareTime(change, local) >= 0

/**
 * The change is later, or as late and from the lower leader, or from the very leader that wrote the local version: the
 * same answer at every leader.
 */
export const laterOrLower = (change: Stamp, local: Stamp): boolean =>
  compareTime(change, local) > 0 || (compareTime(change, local) === 0 && change.leader <= local.leader)

/**
 * The change is later, or as late and from a leader lower than the one that applies it. Who wrote the local version is
 * not asked, so a third leader that gets two tied changes decides by the order in which they arrive.
 */
export const laterOrLowerThanHere = (change: Stamp, local: Stamp, here: LeaderId): boolean =>
  compareTime(change, local) > 0 || (compareTime(change, local) === 0 && change.leader < here)

/** What a design leaves behind where a row is deleted. */
export type Memory = (change: RowChange) => Cell

/** A delete leaves a tombstone. */
export const remembering: Memory = written

/** A delete leaves nothing. */
export const forgetting: Memory = writtenForgetfully

/** The change takes effect without a conflict. */
export const apply = (change: RowChange, memory: Memory): Ruling => ({
  cell: memory(change),
  outcome: "applied",
  conflict: null,
})

/** The change takes effect although it conflicts with the local version. */
export const take = (name: string, local: Cell, change: RowChange, memory: Memory): Ruling => ({
  cell: memory(change),
  outcome: "applied",
  conflict: { name, local: dotOf(local), kept: "remote" },
})

/** The local version stays and the change has no effect. */
export const keep = (name: string, local: Cell): Ruling => ({
  cell: local,
  outcome: "kept",
  conflict: { name, local: dotOf(local), kept: "local" },
})

/** The local version stays, and nothing is reported. */
export const stay = (local: Cell): Ruling => ({ cell: local, outcome: "kept", conflict: null })

/** There is nothing to apply the change to, and it is passed over. */
export const skip = (local: Cell, name: string | null = null): Ruling => ({
  cell: local,
  outcome: "skipped",
  conflict: name === null ? null : { name, local: dotOf(local), kept: "neither" },
})

/** The change cannot be applied; its stream waits until somebody repairs the row. */
export const stop = (name: string, local: Cell): Ruling => ({
  cell: local,
  outcome: "stopped",
  conflict: { name, local: dotOf(local), kept: "local" },
})

const dotOf = (cell: Cell): Conflict["local"] => (cell.kind === "absent" ? null : cell.dot)
