/**
 * Exchanging: one move in the place of two.
 *
 * Removing and lowering end where every single step up the hill passes, also where another way of doing the same is shorter:
 * two clocks set back where one would do, a lost message where an overtaken one would. So in a schedule that is already
 * short, each two moves are replaced by each one move of its own vocabulary, at each place.
 */
import type { Move } from "../../model/replication/move.ts"
import { type LeaderId, leadersOf } from "../../model/vocabulary/leader.ts"
import type { Schedule } from "../schedule/schedule.ts"
import type { Fault } from "../subjects/subject.ts"
import { distinctWrites } from "./lowering.ts"
import type { Failing, Pass, Proposals } from "./pass.ts"
import { toldApart } from "./values.ts"

/** The most moves in a schedule of which two are exchanged: four moves take hundreds of plays, six some thousands. */
const mostToExchange = 6

/** What a move of a schedule would be at another leader, or on another link. */
const elsewhere = (leaders: number, move: Move): ReadonlyArray<Move> =>
  "at" in move
    ? leadersOf(leaders).map((at) => ({ ...move, at }))
    : linksBetween(leaders).map(([from, to]) => ({ ...move, from, to }))

const linksBetween = (leaders: number): ReadonlyArray<readonly [LeaderId, LeaderId]> =>
  leadersOf(leaders).flatMap((from) =>
    leadersOf(leaders).flatMap((to) => (from === to ? [] : [[from, to] as const])),
  )

/** The moves that a short schedule might have been made of: its own at any place, and ordinary ones with faults in how they are done. */
const vocabularyOf = ({ leaders, moves }: Schedule, faults: ReadonlySet<Fault>): ReadonlyArray<Move> => {
  const instants = faults.has("ties") ? [1, 0] : [1]
  const overtaken = faults.has("reordering") ? [0, 1] : [0]
  const writes = distinctWrites(moves).flatMap((write) =>
    instants.map((after): Move => ({ kind: "write", at: 0, after, write })),
  )
  const deliveries = overtaken.map((ahead): Move => ({
    kind: "deliver",
    from: 0,
    to: 1,
    ahead,
  }))
  const others = moves.flatMap((move): ReadonlyArray<Move> => {
    if (move.kind === "write" || move.kind === "deliver") return []
    return move.kind === "clock" ? [-1, 1, move.by].map((by) => ({ ...move, by })) : [move]
  })
  const distinct = new Map<string, Move>()
  for (const move of [...writes, ...deliveries, ...others].flatMap((one) => elsewhere(leaders, one)))
    distinct.set(JSON.stringify(move), move)
  return [...distinct.values()]
}

function* exchanged(start: Schedule, _failing: Failing, faults: ReadonlySet<Fault>): Proposals {
  const { moves } = start
  if (moves.length > mostToExchange) return
  const vocabulary = vocabularyOf(start, faults)
  for (const first of moves.keys())
    for (const second of moves.keys()) {
      if (second <= first) continue
      const rest = moves.filter((_, index) => index !== first && index !== second)
      for (let place = 0; place <= rest.length; place++)
        for (const move of vocabulary)
          if (yield { ...start, moves: toldApart(rest.toSpliced(place, 0, move), place) }) return
    }
}

export const exchanging: Pass = { by: "one move for two", propose: exchanged, share: 1 / 4 }
