/**
 * The first wrong step: where a run leaves what is specified.
 *
 * A subject that is played in lockstep with the model leaves it where the two first differ. Any other is held to what it
 * claims: the properties that hold always, each of which names the first step that breaks it, and, where the subject claims
 * that the last writer wins, what the writes that a leader has seen mean for the row that it shows. A subject that claims
 * none of what went wrong leaves nothing to compare with, and that is said.
 */
import { catalogue } from "../catalogue/catalogue.ts"
import { lastWriterWins, rowsMeant } from "../catalogue/conflict-resolution/last-writer-wins.ts"
import { type Evidence, evidenceOf, visible } from "../evidence.ts"
import { notClaimed } from "../not-claimed.ts"
import type { Property } from "../property.ts"
import type { Subject } from "../subjects/subject.ts"
import { leadersInWords, objectInWords, shownInWords } from "../words.ts"
import type { Asked } from "./continuations.ts"

export type FirstWrong =
  | {
      readonly kind: "left"
      /** Index into the history's steps. */
      readonly step: number
      /** What was left: `the model of reference`, the id of a property, or `the meaning of its writes`. */
      readonly left: string
      /** What is wrong there, as a sentence. */
      readonly says: string
    }
  | { readonly kind: "not known"; readonly because: string }

type Left = Extract<FirstWrong, { readonly kind: "left" }>

export const firstWrong = ({ subject, property, history }: Asked): FirstWrong => {
  const { divergence, steps } = history
  if (divergence !== null) {
    const { step, place, expected, actual } = divergence
    const left = `the model of ${subject.refines ?? subject.name}`
    return { kind: "left", step, left, says: `${place} is ${actual}, and the model says ${expected}.` }
  }
  const evidence = evidenceOf(history)
  const found = [...brokenPromises(subject, property, evidence), ...wrongRows(subject, evidence)].filter(
    ({ step }) => step < steps.length,
  )
  return found.reduce<FirstWrong>(
    (first, left) => (first.kind === "left" && first.step <= left.step ? first : left),
    { kind: "not known", because: nothingToCompare(subject) },
  )
}

const nothingToCompare = (subject: Subject): string =>
  subject.refines === undefined
    ? "nothing to compare with: it is not played beside a model, and no step breaks what it claims to hold always"
    : `its steps are those of the model of ${subject.refines}, and none breaks what holds always`

/** The steps at which properties break that are to hold always: those that the subject claims, and the one that is asked about. */
const brokenPromises = (subject: Subject, asked: Property, evidence: Evidence): ReadonlyArray<Left> =>
  [asked, ...catalogue.filter((one) => one !== asked && notClaimed(subject, one) === null)].flatMap((one) => {
    const violation = one.expectation === "always" ? one.check(evidence).violation : null
    return violation === null
      ? []
      : [{ kind: "left", step: violation.step, left: one.id, says: violation.harm } as const]
  })

/** The first read of a row that shows none of what the latest of the writes seen there left. */
const wrongRows = (subject: Subject, { sightings }: Evidence): ReadonlyArray<Left> => {
  if (notClaimed(subject, lastWriterWins) !== null) return []
  const wrong = sightings.find(
    ({ effective, object, seen, shows }) =>
      effective && object.family === "row" && !rowsMeant(visible(object, seen)).some((one) => one === shows),
  )
  if (wrong === undefined) return []
  const { step, at, object, seen, shows } = wrong
  const meant = [...new Set(rowsMeant(visible(object, seen)).map(shownInWords))].join(" or ")
  const says = `${objectInWords(object)} shows ${shownInWords(shows)} at ${leadersInWords([at])}, and the latest of its writes there says ${meant}.`
  return [{ kind: "left", step, left: "the meaning of its writes", says }]
}
