/** For the tests of this folder: games in many situations, on many designs. */
import { designs } from "../../../model/systems/designs.ts"
import type { Rules } from "../engine/playing.ts"
import { type Example, examples } from "./examples.ts"
import { freshGame, type Game, movedTo, sessionOf, gameOf } from "./game.ts"

export const rulesOf = (name: string): Rules => ({ kind: "design", name })

/** Every design, as rules. */
const allRules: ReadonlyArray<Rules> = designs.map(({ name }) => rulesOf(name))

/** A game of PostgreSQL in which nothing was played. */
export const untouched: Game = freshGame(rulesOf("postgresql-18"), 2)

/** The example, played to its end. */
export const playedOut = (example: Example): Game =>
  movedTo(sessionOf(gameOf(example)), example.moves.length).game

/** Every third of: every example's moves under every design. Many have no effect there, and many lead somewhere new. */
export const everywhere = allRules
  .flatMap((rules) => examples.map((example) => ({ rules, example })))
  .filter((_, index) => index % 3 === 0)
