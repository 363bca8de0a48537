/**
 * A trial: the rules and the schedule that a reader plays with, and which row is which while they are edited.
 *
 * A row keeps its number however its move is changed or moved, so that a page can keep the focus where it was.
 */
import type { Schedule } from "../../../properties/schedule/schedule.ts"
import { type Edit, edited } from "../engine/editing.ts"
import type { Rules } from "../engine/playing.ts"

export interface Trial {
  readonly rules: Rules
  readonly schedule: Schedule
  /** By move, the number of its row. */
  readonly rows: ReadonlyArray<number>
  /** The number that the next new row gets. */
  readonly fresh: number
}

/** A trial of a schedule, with rows numbered from one on that no row had before. */
export const trialOf = (rules: Rules, schedule: Schedule, fresh = 0): Trial => ({
  rules,
  schedule,
  rows: schedule.moves.map((_, index) => fresh + index),
  fresh: fresh + schedule.moves.length,
})

/** The trial after an edit of its schedule; the very same one where the edit changes nothing. */
export const tried = (trial: Trial, edit: Edit): Trial => {
  const schedule = edited(trial.schedule, edit)
  if (schedule === trial.schedule) return trial
  const { rows, fresh } = trial
  const next = { rules: trial.rules, schedule }
  switch (edit.kind) {
    case "shift": {
      const row = rows[edit.from] ?? fresh
      return { ...next, rows: rows.toSpliced(edit.from, 1).toSpliced(edit.to, 0, row), fresh }
    }
    case "remove":
      return { ...next, rows: rows.toSpliced(edit.at, 1), fresh }
    case "insert":
      return { ...next, rows: rows.toSpliced(edit.at, 0, fresh), fresh: fresh + 1 }
    case "repeat":
      return { ...next, rows: rows.toSpliced(edit.at + 1, 0, fresh), fresh: fresh + 1 }
    case "change":
      return { ...next, rows, fresh }
    case "leaders":
      return { ...next, rows: rowsKept(trial, schedule), fresh }
  }
}

/** The rows of the moves that are left: they are in the same order, and the same objects. */
const rowsKept = ({ schedule, rows }: Trial, { moves }: Schedule): ReadonlyArray<number> => {
  let kept = 0
  return rows.filter((_, index) => {
    const left = schedule.moves[index] === moves[kept]
    if (left) kept++
    return left
  })
}

/** The trial with more moves at its end. */
export const lengthened = (trial: Trial, schedule: Schedule): Trial => {
  const more = schedule.moves.length - trial.schedule.moves.length
  const added = Array.from({ length: more }, (_, index) => trial.fresh + index)
  return { ...trial, schedule, rows: [...trial.rows, ...added], fresh: trial.fresh + more }
}
