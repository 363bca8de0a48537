/** The faults in a schedule. Shrinking takes them away and brings in none of another kind: a scope stays a scope. */
import type { Move } from "../../model/replication/move.ts"
import type { Fault } from "../subjects/subject.ts"

/** The kind of fault that a move is or belongs to; `null` for what happens without any. */
export const faultOf = (move: Move): Fault | null => {
  switch (move.kind) {
    case "write":
      return move.after === 0 ? "ties" : null
    case "deliver":
      return move.ahead === 0 ? null : "reordering"
    case "duplicate":
      return "duplication"
    case "lose":
    case "reconnect":
      return "loss"
    case "cut":
    case "mend":
      return "partition"
    case "crash":
    case "restart":
      return "crash"
    case "clock":
      return "skew"
    case "vacuum":
      return "vacuum"
    case "leave":
    case "join":
      return "leaving"
  }
}

/** The kinds of faults among the moves. */
export const faultsOf = (moves: ReadonlyArray<Move>): ReadonlySet<Fault> =>
  new Set(moves.flatMap((move) => faultOf(move) ?? []))

/** What is left of a move when its fault goes: nothing but where the fault was only in how it was done. */
export const faultless = (move: Move): ReadonlyArray<Move> => {
  if (move.kind === "write") return [{ ...move, after: 1 }]
  return move.kind === "deliver" ? [{ ...move, ahead: 0 }] : []
}
