/** For the tests of this folder: what kinds of moves a scope may offer, apart from which leaders and objects they name. */
import type { Move } from "../../model/replication/move.ts"
import type { Fault } from "../subjects/subject.ts"

const writes = [
  "put",
  "delete",
  "assign",
  "increment",
  "add",
  "remove",
  "set",
  "erase",
  "adjust",
  "generate",
  "set-both",
  "truncate",
]
const tied = writes.map((kind) => `${kind} at the same instant`)

/** What a move is, as far as a scope decides on it. */
export const kindOf = (move: Move): string =>
  move.kind === "write"
    ? `${move.write.kind}${move.after === 0 ? " at the same instant" : ""}`
    : move.kind === "deliver" && move.ahead > 0
      ? "overtake"
      : move.kind

/** The kinds of moves that need no fault. */
export const ordinary: ReadonlyArray<string> = [...writes, "deliver"]

/** The kinds of moves that there are only with a fault. */
export const kindsOf: Readonly<Record<Fault, ReadonlyArray<string>>> = {
  loss: ["lose", "reconnect"],
  duplication: ["duplicate"],
  reordering: ["overtake"],
  partition: ["cut", "mend"],
  crash: ["crash", "restart"],
  skew: ["clock"],
  ties: tied,
  vacuum: ["vacuum"],
  leaving: ["leave", "join"],
}
