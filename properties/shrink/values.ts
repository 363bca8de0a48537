/**
 * Values that tell writes apart: a read that shows one says which write it shows, as long as no other write to the same
 * object has it. So shrinking makes no two writes alike that were not: a read could no longer tell which of them it shows.
 *
 * Values that a table looks at (an email, a parent, a bound, an amount) mean something by being alike, and tell nothing.
 */
import type { Move } from "../../model/replication/move.ts"
import { familyOf, type Write } from "../../model/vocabulary/write.ts"

type Valued = Extract<Write, { readonly value: string }>

/** `true` for a write whose value says nothing but which write it is. */
export const isTelling = (write: Write): write is Valued =>
  "value" in write &&
  (write.kind !== "set" || write.column === "a" || write.column === "b" || write.column === "audited")

const tellingWrites = (moves: ReadonlyArray<Move>): ReadonlyArray<Valued> =>
  moves.flatMap((move) => (move.kind === "write" && isTelling(move.write) ? [move.write] : []))

/** The moves with a value of its own for the write at this place, where another write has the same. */
export const toldApart = (moves: ReadonlyArray<Move>, index: number): ReadonlyArray<Move> => {
  const move = moves[index]
  if (move?.kind !== "write" || !isTelling(move.write)) return moves
  const others = new Set(tellingWrites(moves.toSpliced(index, 1)).map(({ value }) => value))
  if (!others.has(move.write.value)) return moves
  let ordinal = 1
  while (others.has(`v${ordinal}`)) ordinal++
  return moves.with(index, { ...move, write: { ...move.write, value: `v${ordinal}` } })
}

/** What a read would show of a write: the same for two that cannot be told apart. */
const marksOf = (write: Valued): ReadonlyArray<string> => {
  const keys = write.kind === "set-both" ? [write.key, write.other] : [write.key]
  const column = write.kind === "set" ? write.column : "a"
  return keys.map((key) => JSON.stringify([familyOf(write), key, column, write.value]))
}

/** How many writes cannot be told from one before them; 0 where each can. */
export const repeatsIn = (moves: ReadonlyArray<Move>): number => {
  const marks = tellingWrites(moves).flatMap(marksOf)
  return marks.length - new Set(marks).size
}
