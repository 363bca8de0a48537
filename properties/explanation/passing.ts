/**
 * The nearest run that passes: a schedule with one thing changed that keeps the property.
 *
 * Changes are tried from the smallest on: a number by one and then by more, two neighbours that change places, one message that
 * arrives earlier, one fault or delivery that is left out. No write is taken away, and at least as many are acknowledged as
 * before, so that it does not pass for having less to lose. Deterministic; bounded by a number of plays.
 */
import type { Move } from "../../model/replication/move.ts"
import { evidenceOf } from "../evidence.ts"
import type { History } from "../history.ts"
import { brokenBy } from "../judging.ts"
import { play } from "../play.ts"
import type { Schedule } from "../schedule/schedule.ts"
import { linkInWords, moveInWords } from "../words.ts"
import type { Asked } from "./continuations.ts"
import { playsFor } from "./explanation.ts"
import { choicesIn } from "./variations.ts"

/** One change of a schedule. */
interface Edit {
  readonly kind: "number" | "order" | "delivery" | "removal"
  /** The change as a clause. */
  readonly edit: string
  /** The index of the move that it is about; of two that change places, the first. */
  readonly at: number
  readonly moves: ReadonlyArray<Move>
}

export interface NearestPassing extends Omit<Edit, "moves"> {
  readonly schedule: Schedule
  readonly history: History
  /** The properties that the subject claims and that this run breaks: none, where one such was found. */
  readonly breaks: ReadonlyArray<string>
  /** How many schedules were played to find it. */
  readonly plays: number
}

/** At most so many schedules are played to find it; and so many more once one is found that breaks something else. */
const [most, more] = [300, 60]

/** The nearest one; `null` where no single change that was tried helps. One that breaks nothing else goes before one that does. */
export const nearestPassing = (
  asked: Asked,
  schedule: Schedule,
  budget: number = playsFor(asked.history, most),
): NearestPassing | null => {
  const { subject, property } = asked
  const acknowledged = acknowledgedIn(asked.history)
  let found: NearestPassing | null = null
  let plays = 0
  for (const { moves, ...edit } of editsOf(asked, schedule)) {
    if (plays === Math.min(budget, found === null ? budget : found.plays + more)) break
    plays++
    const candidate = { ...schedule, moves }
    const history = play(subject, candidate)
    if (acknowledgedIn(history) < acknowledged) continue
    const evidence = evidenceOf(history)
    if (property.check(evidence).violation !== null) continue
    const breaks = brokenBy({ subject, schedule: candidate, evidence, asked: null }).map(
      (one) => one.property.id,
    )
    if (found === null || breaks.length === 0)
      found = { ...edit, schedule: candidate, history, breaks, plays }
    if (breaks.length === 0) break
  }
  return found
}

const acknowledgedIn = ({ steps }: History): number =>
  steps.reduce((sum, { happened }) => sum + happened.filter(({ kind }) => kind === "wrote").length, 0)

/** Every change, from the smallest on; each is made only when it is asked for. */
function* editsOf({ subject }: Asked, { leaders, moves }: Schedule): Generator<Edit> {
  const links = subject.links(leaders)
  for (const { at, move, made } of numbersIn(moves, { leaders, links, writes: [] }))
    yield {
      kind: "number",
      edit: `${moveInWords(move)} becomes ${moveInWords(made)}`,
      at,
      moves: moves.with(at, made),
    }
  for (const [at, move] of moves.entries()) {
    const next = moves[at + 1]
    if (next === undefined) continue
    yield {
      kind: "order",
      edit: `${moveInWords(move)} and ${moveInWords(next)} change places`,
      at,
      moves: moves.with(at, next).with(at + 1, move),
    }
  }
  for (const [at, move] of moves.entries())
    for (const { from, to } of links)
      yield {
        kind: "delivery",
        edit: `${linkInWords(from, to)} delivers before ${moveInWords(move)}`,
        at,
        moves: moves.toSpliced(at, 0, { kind: "deliver", from, to, ahead: 0 }),
      }
  for (const [at, move] of moves.entries())
    if (move.kind !== "write")
      yield { kind: "removal", edit: `without ${moveInWords(move)}`, at, moves: moves.toSpliced(at, 1) }
}

/** Every number of every move as it could be instead, the nearest first. */
const numbersIn = (moves: ReadonlyArray<Move>, around: Parameters<typeof choicesIn>[1]) =>
  moves
    .flatMap((move, at) =>
      choicesIn(move, around)
        .filter(({ now }) => typeof now === "number")
        .flatMap(({ now, options }) =>
          options
            .filter(({ value }) => value !== now)
            .map(({ value, made }) => ({ far: Math.abs(Number(value) - Number(now)), at, move, made })),
        ),
    )
    .toSorted((a, b) => a.far - b.far)
