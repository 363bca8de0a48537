/**
 * A row holds one value; of two concurrent writes the one stamped later stays, and both leaders log the
 * conflict.
 *
 * A deleted row leaves a tombstone: without it a write that the delete overrode would bring the row back when
 * it arrives late.
 * Source: Kleppmann, *Designing Data-Intensive Applications* (2017), ch. 5, "Last write wins".
 */
import type { Change, Dot, RowOperation, Stamp } from "./change.ts"
import type { Conflict } from "./conflict-log.ts"
import { compareStamp } from "./hybrid-clock.ts"
import { covers } from "./version-vector.ts"

export type Cell =
  | { readonly _tag: "Row"; readonly value: string; readonly dot: Dot; readonly stamp: Stamp }
  | { readonly _tag: "Tombstone"; readonly dot: Dot; readonly stamp: Stamp }

export interface RowRules {
  /** `true` when the change takes the place of what the cell holds. */
  readonly wins: (change: Change, cell: Cell) => boolean
  /** `true` when the change's origin had not seen what the cell holds. */
  readonly isConflict: (change: Change, cell: Cell) => boolean
  /** What is left of a row after the change that deletes it; `undefined` remembers nothing. */
  readonly bury: (change: Change) => Cell | undefined
}

export const rowRules: RowRules = {
  wins: (change, cell) => compareStamp(change.stamp, cell.stamp) > 0,
  isConflict: (change, cell) => !covers(change.dependencies, cell.dot),
  bury: (change) => ({ _tag: "Tombstone", dot: change.dot, stamp: change.stamp }),
}

/** What a client sees: the value, or `null`. */
export const shown = (cell: Cell | undefined): string | null => (cell?._tag === "Row" ? cell.value : null)

/** The cell after a change. */
export const next = (change: Change, operation: RowOperation, rules: RowRules): Cell | undefined =>
  operation._tag === "Delete"
    ? rules.bury(change)
    : { _tag: "Row", value: operation.value, dot: change.dot, stamp: change.stamp }

/** The conflict between a change and the cell that it meets, or `null` when its origin had seen the cell. */
export const conflict = (
  change: Change,
  key: string,
  cell: Cell | undefined,
  won: boolean,
  rules: RowRules,
): Conflict | null =>
  cell === undefined || !rules.isConflict(change, cell)
    ? null
    : {
        name: "concurrent_writes",
        family: "row",
        key,
        local: cell.dot,
        remote: change.dot,
        kept: won ? "remote" : "local",
      }
