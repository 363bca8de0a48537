/** Schedules with other leaders: without one, with two made one, with two that change places. */
import type { Move } from "../../model/replication/move.ts"
import type { LeaderId } from "../../model/vocabulary/leader.ts"
import type { Schedule } from "../schedule/schedule.ts"

/**
 * The schedule with every leader called as `called` says; a link from a leader to itself is none. Which leaders heal is the
 * same, whatever they are called, since others need not be linked; with fewer leaders all of them heal, if any do.
 */
const recalled = (schedule: Schedule, leaders: number, called: (leader: LeaderId) => LeaderId): Schedule => {
  const moves = schedule.moves.flatMap((move): ReadonlyArray<Move> => {
    if ("at" in move) return [{ ...move, at: called(move.at) }]
    const [from, to] = [called(move.from), called(move.to)]
    return from === to ? [] : [{ ...move, from, to }]
  })
  const { core } = schedule
  const keeps = core !== undefined && (core.length === 0 || leaders === schedule.leaders)
  return keeps ? { leaders, moves, core } : { leaders, moves }
}

const lowered = (leader: LeaderId, above: LeaderId): LeaderId => (leader > above ? leader - 1 : leader)

const needs = (move: Move, leader: LeaderId): boolean =>
  "at" in move ? move.at === leader : move.from === leader || move.to === leader

/** The schedule without a leader and the moves that need it; the leaders above it move down by one. */
export const withoutLeader = (schedule: Schedule, gone: LeaderId): Schedule => {
  const moves = schedule.moves.filter((move) => !needs(move, gone))
  return recalled({ ...schedule, moves }, schedule.leaders - 1, (leader) => lowered(leader, gone))
}

/** The schedule with another leader in the place of `gone`; the leaders above it move down by one. */
export const mergedLeader = (schedule: Schedule, gone: LeaderId, into: LeaderId): Schedule =>
  recalled(schedule, schedule.leaders - 1, (leader) => lowered(leader === gone ? into : leader, gone))

/** The schedule with two leaders in each other's place. */
export const swappedLeaders = (schedule: Schedule, one: LeaderId, other: LeaderId): Schedule =>
  recalled(schedule, schedule.leaders, (leader) => (leader === one ? other : leader === other ? one : leader))
