/** For tests: schedules whose rows are records. */
import type { Move } from "../../../model/replication/move.ts"
import type { Write } from "../../../model/vocabulary/write.ts"

const asRecord = (write: Write, index: number): Write => {
  switch (write.kind) {
    case "put":
      return { kind: "set", key: write.key, column: index % 2 === 0 ? "a" : "b", value: write.value }
    case "delete":
      return { kind: "erase", key: write.key }
    case "assign":
    case "increment":
    case "add":
    case "remove":
    case "set":
    case "erase":
    case "adjust":
    case "generate":
    case "set-both":
    case "truncate":
      return write
  }
}

/** The same moves with a record in the place of every row; which column is written, the place of the move says. */
export const withRecords = (moves: ReadonlyArray<Move>): ReadonlyArray<Move> =>
  moves.map((move, index) => (move.kind === "write" ? { ...move, write: asRecord(move.write, index) } : move))
