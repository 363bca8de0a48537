/**
 * Edits of a schedule: pure, and total. What cannot be done gives the very same schedule back.
 *
 * An edit never has to care whether a move can happen where it then stands: a move that is not enabled has no effect, so
 * whatever is made of a schedule, the network of the design is kept. `whyNoEffect` says where that is so.
 */
import type { Move } from "../../../model/replication/move.ts"
import { leaderName, leadersOf, mostLeaders } from "../../../model/vocabulary/leader.ts"
import { mostMoves } from "../../../properties/schedule/codec.ts"
import type { Schedule } from "../../../properties/schedule/schedule.ts"
import { moveInWords } from "../../../properties/words.ts"
import { countOf } from "../../words.ts"

export { fieldsOf, type Field } from "./fields.ts"
export { freshValue, kindsOfWrites, plainWrite, type Possible, possible, writeAt } from "./possible.ts"

export type Edit =
  /** The move at `from` goes to the place `to`, counted without it. */
  | { readonly kind: "shift"; readonly from: number; readonly to: number }
  | { readonly kind: "remove"; readonly at: number }
  /** A move comes before the one at `at`; at the end, where `at` is the number of moves. */
  | { readonly kind: "insert"; readonly at: number; readonly move: Move }
  /** What the move did happens once more, right after it. */
  | { readonly kind: "repeat"; readonly at: number }
  | { readonly kind: "change"; readonly at: number; readonly move: Move }
  /** The moves of leaders that there are no more go with them. */
  | { readonly kind: "leaders"; readonly leaders: number }

/** What makes a move happen twice: a message arrives again, a client asks again; `null` for what cannot be done twice in a row. */
export const repeatOf = (move: Move): Move | null => {
  switch (move.kind) {
    case "write":
    case "clock":
    case "reconnect":
    case "duplicate":
      return move
    case "deliver":
      return { kind: "duplicate", from: move.from, to: move.to, back: 0 }
    case "lose":
    case "cut":
    case "mend":
    case "crash":
    case "restart":
    case "vacuum":
    case "leave":
    case "join":
      return null
  }
}

const namesOnly = (move: Move, leaders: number): boolean =>
  "at" in move ? move.at < leaders : move.from < leaders && move.to < leaders

const resized = (schedule: Schedule, leaders: number): Schedule => {
  if (!Number.isInteger(leaders) || leaders < 2 || leaders > mostLeaders || leaders === schedule.leaders)
    return schedule
  const { moves, core } = schedule
  return {
    leaders,
    moves: moves.filter((move) => namesOnly(move, leaders)),
    ...(core === undefined ? {} : { core: core.filter((leader) => leader < leaders) }),
  }
}

/** The schedule after an edit; the very same one where the edit changes nothing. */
export const edited = (schedule: Schedule, edit: Edit): Schedule => {
  const { moves } = schedule
  const inserted = (at: number, move: Move): Schedule =>
    at < 0 || at > moves.length || moves.length >= mostMoves
      ? schedule
      : { ...schedule, moves: moves.toSpliced(at, 0, move) }
  switch (edit.kind) {
    case "shift": {
      const { from, to } = edit
      const move = moves[from]
      if (move === undefined || from === to || to < 0 || to >= moves.length) return schedule
      return { ...schedule, moves: moves.toSpliced(from, 1).toSpliced(to, 0, move) }
    }
    case "remove":
      return moves[edit.at] === undefined ? schedule : { ...schedule, moves: moves.toSpliced(edit.at, 1) }
    case "insert":
      return inserted(edit.at, edit.move)
    case "repeat": {
      const move = moves[edit.at]
      const again = move === undefined ? null : repeatOf(move)
      return again === null ? schedule : inserted(edit.at + 1, again)
    }
    case "change": {
      const { at, move } = edit
      if (moves[at] === undefined || JSON.stringify(moves[at]) === JSON.stringify(move)) return schedule
      return { ...schedule, moves: moves.with(at, move) }
    }
    case "leaders":
      return resized(schedule, edit.leaders)
  }
}

/** The edit of a schedule as a sentence, for those who do not see it. */
export const editInWords = (before: Schedule, edit: Edit): string => {
  const { moves } = before
  const called = (at: number): string => {
    const move = moves[at]
    return move === undefined ? "" : moveInWords(move)
  }
  const place = (at: number, of: number): string => `move ${at + 1} of ${of}`
  switch (edit.kind) {
    case "shift":
      return `${called(edit.from)} is now ${place(edit.to, moves.length)}.`
    case "remove":
      return `${called(edit.at)} was taken out.`
    case "insert":
      return `${moveInWords(edit.move)} was put in as ${place(edit.at, moves.length + 1)}.`
    case "repeat":
      return `${called(edit.at)} happens twice.`
    case "change":
      return `${place(edit.at, moves.length)} is now ${moveInWords(edit.move)}.`
    case "leaders": {
      const gone = leadersOf(before.leaders).slice(edit.leaders).map(leaderName)
      const lost = moves.length - resized(before, edit.leaders).moves.length
      return `${edit.leaders} leaders.${lost === 0 ? "" : ` ${countOf(lost, "move")} of ${gone.join(" and ")} went with them.`}`
    }
  }
}
