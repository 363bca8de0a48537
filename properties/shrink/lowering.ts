/** Passes that remove no move and make what stays simpler: one object rather than two, simpler moves. */
import type { Move } from "../../model/replication/move.ts"
import { everyKey, type Family, familyOf, generatedKey, type Write } from "../../model/vocabulary/write.ts"
import type { Schedule } from "../schedule/schedule.ts"
import { mergedKeys, simpler } from "./lower.ts"
import type { Pass, Proposals } from "./pass.ts"
import { toldApart } from "./values.ts"

/** `true` for a key that a client chose: not for one that a leader generates, or that is for every record. */
const isNamed = (key: string): boolean => key !== everyKey && !key.startsWith(generatedKey)

/** The keys of each family in the order of their first use. */
const keysByFamily = (moves: ReadonlyArray<Move>): ReadonlyMap<Family, ReadonlyArray<string>> => {
  const keys = new Map<Family, ReadonlyArray<string>>()
  for (const move of moves) {
    if (move.kind !== "write") continue
    const family = familyOf(move.write)
    const known = keys.get(family) ?? []
    const { key } = move.write
    if (!isNamed(key) || known.includes(key)) continue
    keys.set(family, [...known, key])
  }
  return keys
}

function* oneKey(start: Schedule): Proposals {
  let { moves } = start
  for (const [family, keys] of keysByFamily(moves))
    for (const [index, key] of keys.entries())
      for (const earlier of keys.slice(0, index)) {
        const merged = mergedKeys(moves, family, key, earlier)
        if (!(yield { ...start, moves: merged })) continue
        moves = merged
        break
      }
}

/** The writes of a schedule without their values: what another write of it could be as well. */
export const distinctWrites = (moves: ReadonlyArray<Move>): ReadonlyArray<Write> => {
  const distinct = new Map<string, Write>()
  for (const move of moves)
    if (move.kind === "write")
      distinct.set(JSON.stringify({ ...move.write, value: null, by: null }), move.write)
  return [...distinct.values()]
}

function* simplerMoves(start: Schedule): Proposals {
  let { moves } = start
  for (let index = 0; index < moves.length; index++)
    for (let lower = true; lower;) {
      lower = false
      const move = moves[index]
      if (move === undefined) return
      const alike = move.kind === "write" ? distinctWrites(moves).map((write) => ({ ...move, write })) : []
      for (const candidate of [...simpler(move), ...alike]) {
        const changed = toldApart(moves.with(index, candidate), index)
        lower = yield { ...start, moves: changed }
        if (!lower) continue
        moves = changed
        break
      }
    }
}

export const lowering: ReadonlyArray<Pass> = [
  { by: "keys", propose: oneKey },
  { by: "values", propose: simplerMoves },
]
