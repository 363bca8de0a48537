/** A file that somebody drops onto the playground: a schedule, a counterexample, a replay, a trace, or a design of one's own. */
import type { Settings } from "../../../model/systems/switches.ts"
import { decodeDesign } from "../../../properties/designs/design-file.ts"
import { jsonErrorAt, lineAndColumn } from "../../commands/json-place.ts"
import { importFile } from "../../imports/file.ts"
import { standInFor } from "../engine/playing.ts"
import { type Game, mostMoves, openedGame, withRules } from "./game.ts"

/** What was opened: another game, or other rules for the one that is played. */
export interface Opened {
  readonly game: Game
  /** What to know about it: who plays instead of its subject, what of the file was not used; empty where there is nothing. */
  readonly said: string
}

/** The most bytes that are read: as many as `polyarchy replay` reads. */
export const mostBytes = 16 * 1024 * 1024

/** The game in the text of a file; `now` is what is played, for what the file does not say. Throws with what to do. */
export const openedFrom = (text: string, now: Game): Opened => {
  const json = jsonIn(text)
  if (isRecord(json) && json["format"] === "polyarchy/design") return ruledBy(json, now)
  const { subject, property, schedule, unused } = importFile(json)
  if (schedule.moves.length > mostMoves)
    throw new Error(
      `The schedule has ${schedule.moves.length} moves, and the playground plays ${mostMoves} at most. Use polyarchy replay.`,
    )
  const { rules, because } =
    subject === null ? { rules: now.rules, because: null } : standInFor({ subject, expected: null })
  return {
    game: openedGame(rules, schedule, property),
    said: [because ?? "", unused].filter((part) => part !== "").join(" "),
  }
}

const isRecord = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === "object" && json !== null

/** The same moves under the rules of a design file. */
const ruledBy = (json: Readonly<Record<string, unknown>>, now: Game): Opened => {
  const { design, disclaims } = decodeDesign(json)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the design was read from it, which checks every switch
  const settings = json["switches"] as Settings
  return {
    game: withRules(now, { kind: "settings", name: design.name, settings }),
    said:
      disclaims.length === 0
        ? ""
        : "What the design says that it does not promise is left out here: every promise is judged.",
  }
}

const jsonIn = (text: string): unknown => {
  try {
    const json: unknown = JSON.parse(text)
    return json
  } catch {
    if (text.trim() === "") throw new Error("The file is empty. Save it again.")
    const at = jsonErrorAt(text) ?? 0
    if (at >= text.length)
      throw new Error("The file ends in the middle: it was cut off. Copy or save it again.")
    const { line, column } = lineAndColumn(text, at)
    throw new Error(
      `Line ${line}, column ${column}: this is no JSON. Open a schedule or a counterexample that Polyarchy saved.`,
    )
  }
}
