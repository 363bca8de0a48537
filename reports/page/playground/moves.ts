/** Short words for moves, so that the schedules of the examples read as the literature's do. */
import type { Move } from "../../../model/replication/move.ts"
import type { LeaderId } from "../../../model/vocabulary/leader.ts"
import { generatedKey, type Write } from "../../../model/vocabulary/write.ts"

export const A: LeaderId = 0
export const B: LeaderId = 1
export const C: LeaderId = 2

/** A client's write, one tick after what came before; `after` 0 is the same instant. */
const ask = (at: LeaderId, write: Write, after = 1): Move => ({ kind: "write", at, after, write })

export const put = (at: LeaderId, key: string, value: string, after = 1): Move =>
  ask(at, { kind: "put", key, value }, after)
export const remove = (at: LeaderId, key: string): Move => ask(at, { kind: "delete", key })
export const set = (at: LeaderId, key: string, column: string, value: string): Move =>
  ask(at, { kind: "set", key, column, value })
export const erase = (at: LeaderId, key: string): Move => ask(at, { kind: "erase", key })
export const adjust = (at: LeaderId, key: string, times: number, plus: number): Move =>
  ask(at, { kind: "adjust", key, times, plus })
export const both = (at: LeaderId, key: string, other: string, value: string): Move =>
  ask(at, { kind: "set-both", key, other, value })
export const generate = (at: LeaderId, value: string): Move =>
  ask(at, { kind: "generate", key: generatedKey, value })

export const deliver = (from: LeaderId, to: LeaderId): Move => ({ kind: "deliver", from, to, ahead: 0 })
export const lose = (from: LeaderId, to: LeaderId): Move => ({ kind: "lose", from, to })
export const cut = (from: LeaderId, to: LeaderId): Move => ({ kind: "cut", from, to })
export const crash = (at: LeaderId): Move => ({ kind: "crash", at })
export const leave = (at: LeaderId): Move => ({ kind: "leave", at })
export const vacuum = (at: LeaderId): Move => ({ kind: "vacuum", at })
export const clock = (at: LeaderId, by: number): Move => ({ kind: "clock", at, by })

/** The two leaders A and B send each other what is next. */
export const exchange: ReadonlyArray<Move> = [deliver(B, A), deliver(A, B)]

/** Two updates of a row that both leaders have, on their way to each other. */
export const crossing: ReadonlyArray<Move> = [
  put(A, "price", "10"),
  deliver(A, B),
  put(A, "price", "12"),
  put(B, "price", "15"),
]
