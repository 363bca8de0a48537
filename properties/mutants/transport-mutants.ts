/** Bugs seeded around a subject: its connections behave wrongly, whatever the subject is. */
import { reference } from "../../model/systems/reference.ts"
import { modelSubject } from "../subjects/model.ts"
import type { Subject } from "../subjects/subject.ts"
import { type Marked, silent } from "./marking.ts"
import type { Mutant } from "./mutant.ts"

/** The subject whose every new connection begins one message too late. */
const skippingOne =
  (subject: Subject, name: string): Marked =>
  (mark) => ({
    ...subject,
    name,
    open: (leaders) => {
      const run = subject.open(leaders)
      const skip = (from: number, to: number): void => mark(run.play({ kind: "lose", from, to }).length > 0)
      return {
        ...run,
        play: (move) => {
          const happened = run.play(move)
          if (happened.length === 0) return happened
          if (move.kind === "mend" || move.kind === "reconnect") skip(move.from, move.to)
          if (move.kind === "restart")
            for (const { from, to } of subject.links(leaders)) if (to === move.at) skip(from, to)
          return happened
        },
      }
    },
  })

/** The subject whose links send their latest message again where they have nothing else to send. */
const repeatingTheLast =
  (subject: Subject, name: string): Marked =>
  (mark) => ({
    ...subject,
    name,
    open: (leaders) => {
      const run = subject.open(leaders)
      return {
        ...run,
        play: (move) => {
          const happened = run.play(move)
          if (move.kind !== "deliver" || happened.length > 0) return happened
          const again = run.play({ kind: "duplicate", from: move.from, to: move.to, back: 0 })
          mark(again.length > 0)
          return again
        },
      }
    },
  })

const lastSentForEver = repeatingTheLast(
  modelSubject(reference, "reference"),
  "the-last-message-is-sent-for-ever",
)

const catchUpStartsOneTooLate = skippingOne(
  modelSubject(reference, "reference"),
  "catch-up-starts-one-too-late",
)

export const transportMutants: ReadonlyArray<Mutant> = [
  {
    id: "catch-up-starts-one-too-late",
    difference:
      "A new connection begins behind the first change that its receiver lacks, so that change never arrives.",
    of: "model",
    original: reference.name,
    subject: catchUpStartsOneTooLate(silent),
    marked: catchUpStartsOneTooLate,
    kills: ["convergence/returning-leader-catches-up"],
  },
  {
    id: "the-last-message-is-sent-for-ever",
    difference:
      "A link over which nothing is left to send sends its latest message again, and never falls silent.",
    of: "model",
    original: reference.name,
    subject: lastSentForEver(silent),
    marked: lastSentForEver,
    kills: ["convergence/replication-stops"],
  },
]
