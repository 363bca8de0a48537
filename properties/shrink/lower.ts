/**
 * Simpler moves: what a move may be replaced by while a schedule is made small, the simplest first.
 *
 * Each replacement is strictly simpler than the move (no fault rather than one, the next message rather than a later
 * one, the first key rather than another), so replacing ends.
 */
import type { Move } from "../../model/replication/move.ts"
import { familyOf, type Write } from "../../model/vocabulary/write.ts"
import { keyNames } from "../adversary/scope.ts"

const earlierKeys = (key: string): ReadonlyArray<string> =>
  keyNames.slice(0, Math.max(0, keyNames.indexOf(key)))

const simplerWrites = (write: Write): ReadonlyArray<Write> => [
  ...earlierKeys(write.key).map((key) => ({ ...write, key })),
  ...(write.kind === "increment" && write.by !== 1 ? [{ ...write, by: 1 }] : []),
]

/** The moves that are simpler than this one and might do as well. */
export const simpler = (move: Move): ReadonlyArray<Move> => {
  switch (move.kind) {
    case "write":
      return [
        ...(move.after === 1 ? [] : [{ ...move, after: 1 }]),
        ...simplerWrites(move.write).map((write) => ({ ...move, write })),
      ]
    case "deliver":
      return Array.from({ length: move.ahead }, (_, ahead) => ({ ...move, ahead }))
    case "duplicate":
      return Array.from({ length: move.back }, (_, back) => ({ ...move, back }))
    case "clock":
      return Array.from({ length: Math.max(0, Math.abs(move.by) - 1) }, (_, index) => ({
        ...move,
        by: Math.sign(move.by) * (index + 1),
      }))
    case "lose":
    case "cut":
    case "mend":
    case "reconnect":
    case "crash":
    case "restart":
    case "vacuum":
      return []
  }
}

/**
 * The schedule's moves with values called `v1`, `v2` in the order of their writes and keys called `x`, `y`, `z`, `k4` in
 * the order of their first use in each family: what a person would have called them.
 */
export const renamed = (moves: ReadonlyArray<Move>): ReadonlyArray<Move> => {
  let values = 0
  const keys = new Map<string, string>()
  const used = new Map<string, number>()
  const keyFor = (write: Write): string => {
    const family = familyOf(write)
    const name = `${family} ${write.key}`
    const known = keys.get(name)
    if (known !== undefined) return known
    const count = used.get(family) ?? 0
    const key = keyNames[count] ?? `k${count + 1}`
    used.set(family, count + 1)
    keys.set(name, key)
    return key
  }
  return moves.map((move) => {
    if (move.kind !== "write") return move
    const key = keyFor(move.write)
    const valued = move.write.kind === "put" || move.write.kind === "assign"
    if (!valued) return key === move.write.key ? move : { ...move, write: { ...move.write, key } }
    values++
    const value = `v${values}`
    const named = key === move.write.key && value === move.write.value
    return named ? move : { ...move, write: { ...move.write, key, value } }
  })
}

/** The moves without those that need the leader, and the leaders above it moved down by one. */
export const withoutLeader = (moves: ReadonlyArray<Move>, leader: number): ReadonlyArray<Move> => {
  const lowered = (other: number): number => (other > leader ? other - 1 : other)
  return moves.flatMap((move): ReadonlyArray<Move> => {
    if ("at" in move) return move.at === leader ? [] : [{ ...move, at: lowered(move.at) }]
    return move.from === leader || move.to === leader
      ? []
      : [{ ...move, from: lowered(move.from), to: lowered(move.to) }]
  })
}
