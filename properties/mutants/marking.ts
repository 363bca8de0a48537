/**
 * Execution markers: whether the mutated code of a mutant ran in a play, and whether it then answered differently from the
 * original. A survivor whose code never ran tells of the schedules; one whose code ran and answered alike tells of the mutant;
 * one that answered differently and was not noticed tells of the properties.
 *
 * Nothing of the code under test knows of it: what is marked is the replaced function, or the play as a whole beside one of
 * the original. A count belongs to one play, so no play can be seen in another's.
 */
import { isDeepStrictEqual } from "node:util"
import type { Happening } from "../../model/replication/happening.ts"
import type { History } from "../history.ts"
import { play } from "../play.ts"
import type { Schedule } from "../schedule/schedule.ts"
import type { Subject } from "../subjects/subject.ts"

/** Called each time that mutated code ran; `true` when the original would have answered differently. */
export type Mark = (differed: boolean) => void

/** The mark of a play in which nobody asks: with it, nothing is compared. */
export const silent: Mark = () => undefined

/** The subject whose mutated code calls a mark. */
export type Marked = (mark: Mark) => Subject

export interface Marks {
  /** How often the mutated code ran. */
  readonly reached: number
  /** How often it then answered differently from the original. */
  readonly differed: number
}

/** The history that a schedule leaves on a marked subject, and what its marks counted on the way. */
export const playMarked = (
  marked: Marked,
  schedule: Schedule,
): { readonly history: History; readonly marks: Marks } => {
  let reached = 0
  let differed = 0
  const subject = marked((different) => {
    reached++
    if (different) differed++
  })
  const history = play(subject, schedule)
  return { history, marks: { reached, differed } }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const withMark = (original: unknown, mutated: unknown, mark: Mark): unknown => {
  if (original === mutated) return mutated
  if (typeof original === "function" && typeof mutated === "function")
    return (...asked: ReadonlyArray<unknown>): unknown => {
      const answer: unknown = Reflect.apply(mutated, undefined, asked)
      mark(!isDeepStrictEqual(answer, Reflect.apply(original, undefined, asked)))
      return answer
    }
  if (isRecord(original) && isRecord(mutated))
    return Object.fromEntries(
      Object.entries(mutated).map(([name, part]) => [name, withMark(original[name], part, mark)]),
    )
  return mutated
}

/**
 * The mutated rules, of which every function that the original has otherwise calls the mark: the original is asked the same
 * question, and its answer thrown away. Rules must be pure. Settings that are no functions call nothing.
 */
export const markedRules = <Rules>(original: Rules, mutated: Rules, mark: Mark): Rules =>
  mark === silent
    ? mutated
    : // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is rebuilt field by field from a value of this type
      (withMark(original, mutated, mark) as Rules)

/**
 * The mutant played beside its original, for a change that is no pure function. `reaches` says which happenings its code has
 * a part in. The two are comparable until they first answer a move differently, so `differed` is at most 1.
 */
export const markedBeside =
  (original: Subject, mutated: Subject, reaches: ReadonlyArray<Happening["kind"]>): Marked =>
  (mark) => ({
    ...mutated,
    open: (leaders) => {
      const [run, other] = [mutated.open(leaders), original.open(leaders)]
      let alike = true
      return {
        ...run,
        play: (move) => {
          const happened = run.play(move)
          const differs = alike && !isDeepStrictEqual(happened, other.play(move))
          if (differs) alike = false
          if (differs || happened.some(({ kind }) => reaches.includes(kind))) mark(differs)
          return happened
        },
        close: () => {
          run.close()
          other.close()
        },
      }
    },
  })
