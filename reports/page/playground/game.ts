/**
 * A game is the whole state of the playground: the rules, one schedule, and how much of it has been played.
 *
 * Everything that is shown follows from it. Every change gives a new game, so that undo and redo are lists of games.
 */
import type { Move } from "../../../model/replication/move.ts"
import type { Schedule } from "../../../properties/schedule/schedule.ts"
import type { Rules } from "../engine/playing.ts"
import type { Example } from "./examples.ts"

export interface Game {
  readonly rules: Rules
  readonly schedule: Schedule
  /** How many of the schedule's moves have been played. */
  readonly at: number
  /** How many had been played before the last action, which may have brought several; what has turned has turned since then. */
  readonly since: number
  /** The property that it is about, by id; `null` when it is about none. */
  readonly property: string | null
  /** The example that is stepped through, by name, as long as nobody does anything else. */
  readonly example: string | null
}

/** A game with what it was before and what was undone. */
export interface Session {
  readonly game: Game
  readonly past: ReadonlyArray<Game>
  readonly future: ReadonlyArray<Game>
}

/** The most moves that the page plays; a longer schedule is for `polyarchy replay`. */
export const mostMoves = 1_000

/** How many games can be undone. */
const mostPast = 500

/** A cluster in which nothing has been written. */
export const freshGame = (rules: Rules, leaders: number): Game => ({
  rules,
  schedule: { leaders, moves: [] },
  at: 0,
  since: 0,
  property: null,
  example: null,
})

/** An example at its start, with all its moves still to come. */
export const gameOf = ({ name, design, property, leaders, moves }: Example): Game => ({
  rules: { kind: "design", name: design },
  schedule: { leaders, moves },
  at: 0,
  since: 0,
  property,
  example: name,
})

export const sessionOf = (game: Game): Session => ({ game, past: [], future: [] })

/** The session with another game; the one before can be had again. */
export const changed = ({ game, past }: Session, next: Game): Session => ({
  game: next,
  past: [...past, game].slice(-mostPast),
  future: [],
})

/** Appends moves to what has been played; what stood in the schedule behind it is dropped. */
export const acted = (session: Session, moves: ReadonlyArray<Move>): Session => {
  const { game } = session
  if (moves.length === 0) return session
  const played = game.schedule.moves.slice(0, game.at)
  const next = [...played, ...moves]
  return changed(session, {
    ...game,
    schedule: { ...game.schedule, moves: next },
    at: next.length,
    since: game.at,
    example: null,
  })
}

/** Goes to another moment of the schedule. Looking is no change: there is nothing to undo. */
export const movedTo = (session: Session, wanted: number): Session => {
  const { game } = session
  const at = Math.max(0, Math.min(wanted, game.schedule.moves.length))
  return { ...session, game: { ...game, at, since: Math.max(0, at - 1) } }
}

export const undone = ({ game, past, future }: Session): Session => {
  const before = past.at(-1)
  return before === undefined
    ? { game, past, future }
    : { game: before, past: past.slice(0, -1), future: [game, ...future] }
}

export const redone = ({ game, past, future }: Session): Session => {
  const [after] = future
  return after === undefined
    ? { game, past, future }
    : { game: after, past: [...past, game], future: future.slice(1) }
}

/** The leaders that a move is about. */
const leadersIn = (move: Move): ReadonlyArray<number> => ("at" in move ? [move.at] : [move.from, move.to])

/** The game with another number of leaders: moves of leaders that are no longer there are left out. */
export const withLeaders = (game: Game, leaders: number): Game => {
  const isThere = (move: Move): boolean => leadersIn(move).every((leader) => leader < leaders)
  const { core, moves } = game.schedule
  const left = core?.filter((leader) => leader < leaders)
  const at = moves.slice(0, game.at).filter(isThere).length
  return {
    ...game,
    schedule: { leaders, moves: moves.filter(isThere), ...(left === undefined ? {} : { core: left }) },
    at,
    since: at,
    example: null,
  }
}

/** The same moves under other rules. */
export const withRules = (game: Game, rules: Rules): Game => ({
  ...game,
  rules,
  since: game.at,
  example: null,
})

/** The whole of a schedule from elsewhere, played to its end. */
export const openedGame = (rules: Rules, schedule: Schedule, property: string | null): Game => ({
  rules,
  schedule,
  at: schedule.moves.length,
  since: schedule.moves.length,
  property,
  example: null,
})

/** What has been played, as a schedule. */
export const playedOf = ({ schedule, at }: Game): Schedule => ({
  ...schedule,
  moves: schedule.moves.slice(0, at),
})
