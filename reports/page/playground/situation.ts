/** The situation at one moment of a game: all that is shown follows from it, and it follows from the game. */
import type { Event } from "../../events.ts"
import { toldOf } from "../../explained.ts"
import { keyOfShown } from "../../report.ts"
import { countOf } from "../../words.ts"
import { type Board, boardOf } from "./board.ts"
import { type Game, playedOf } from "./game.ts"
import { looksIn, type LookOf } from "./looks.ts"
import { isBad, type Standings, standingsOf, type Turn, turnsOf } from "./standing.ts"

export interface Situation {
  readonly standings: Standings
  readonly board: Board
  readonly lookOf: LookOf
  /** What the last action made happen; `null` where there was none, nothing where it had no effect under these rules. */
  readonly happened: ReadonlyArray<Event> | null
  /** The promises that stand elsewhere since the last action. */
  readonly turns: ReadonlyArray<Turn>
  /** By leader, the objects that it shows otherwise than before the last action, each as `family key`. */
  readonly fresh: ReadonlyArray<ReadonlySet<string>>
}

/** The situation of a game at the moment that it is at. */
export const situationOf = (game: Game): Situation => {
  const { rules, property, at, since } = game
  const schedule = playedOf(game)
  const standings = standingsOf(rules, schedule, property)
  const { sofar } = standings
  const board = boardOf(rules, schedule, sofar.history)
  const common = { standings, board, lookOf: looksIn(sofar.history) }
  if (at === since) return { ...common, happened: null, turns: [], fresh: [] }
  const before = { ...schedule, moves: schedule.moves.slice(0, since) }
  const earlier = standingsOf(rules, before, property)
  const steps = new Set(sofar.steps.slice(since, at))
  return {
    ...common,
    happened: toldOf(sofar.history, null).events.filter(({ step }) => steps.has(step)),
    turns: turnsOf(earlier, standings),
    fresh: freshOn(boardOf(rules, before, earlier.sofar.history), board),
  }
}

const freshOn = (before: Board, after: Board): ReadonlyArray<ReadonlySet<string>> =>
  after.leaders.map(({ id, shows }) => {
    const known = new Set(
      before.leaders[id]?.shows.map(
        ({ family, key, shows: shown }) => `${family} ${key} ${keyOfShown(shown)}`,
      ),
    )
    return new Set(
      shows.flatMap(({ family, key, shows: shown }) =>
        known.has(`${family} ${key} ${keyOfShown(shown)}`) ? [] : [`${family} ${key}`],
      ),
    )
  })

/** How many events of one action are told one by one. */
const mostTold = 2

/** What the last action made happen, in a sentence or two; empty where there was none. */
export const happenedInWords = ({ happened }: Situation): string => {
  if (happened === null) return ""
  if (happened.length === 0) return "That has no effect under these rules."
  const told = happened
    .slice(-mostTold)
    .map(({ text, detail }) => `${text}${detail === "" ? "" : `, ${detail}`}`)
    .join("; ")
  return happened.length > mostTold ? `${countOf(happened.length, "event")}, at last: ${told}.` : `${told}.`
}

/** The promises that turned, in sentences. */
export const turnsInWords = (turns: ReadonlyArray<Turn>): string =>
  turnKinds
    .flatMap(({ says, is }) => {
      const titles = turns.filter(is).map(({ standing }) => standing.property.title)
      return titles.length === 0 ? [] : [`${says}: ${titles.join("; ")}.`]
    })
    .join(" ")

const turnKinds: ReadonlyArray<{ readonly says: string; readonly is: (turn: Turn) => boolean }> = [
  { says: "Broken now", is: ({ standing }) => standing.kind === "broken" },
  { says: "Broken if everything settled now", is: ({ standing }) => standing.kind === "would-break" },
  { says: "Whole again", is: ({ standing }) => !isBad(standing.kind) },
]
