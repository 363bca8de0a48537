/**
 * A ruling is a leader's whole answer to a change that arrived for a cell.
 *
 * It says what the cell is afterwards, what was done, and which conflict the rule saw, if any. `stopped` means that the
 * change could not be applied and blocks its stream, `failed` that its whole transaction is discarded. Detection (`detection/`) and resolution (`resolution/`) decide; a
 * design puts them together and answers with one of these.
 */
import { type Cell, type RowChange, written, writtenForgetfully } from "../objects/row.ts"
import type { Conflict, Outcome } from "../replication/happening.ts"

export interface Ruling {
  readonly cell: Cell
  readonly outcome: Outcome | "stopped" | "failed"
  readonly conflict: Conflict | null
}

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

/** The change cannot be applied, and no change of its transaction is. */
export const fail = (name: string, local: Cell): Ruling => ({
  cell: local,
  outcome: "failed",
  conflict: { name, local: dotOf(local), kept: "neither" },
})

/** The cell takes something of both versions. */
export const merge = (name: string, local: Cell, merged: Cell): Ruling => ({
  cell: merged,
  outcome: "applied",
  conflict: { name, local: dotOf(local), kept: "both" },
})

const dotOf = (cell: Cell): Conflict["local"] => (cell.kind === "absent" ? null : cell.dot)
