/**
 * The cause of a counterexample, as far as a run shows it: the promise that is broken, on what, what the first wrong step left,
 * and what a rule decided there. Two counterexamples of one cause tell the same story; a store keeps the smaller.
 *
 * It is found by reading the history once, without playing anything. It is a guess in both directions: two bugs may look
 * alike from outside, and one may look like two in different orders.
 */
import type { Happening } from "../../model/replication/happening.ts"
import type { Asked } from "../../properties/explanation/continuations.ts"
import { firstWrong } from "../../properties/explanation/first-wrong.ts"
import { fingerprint } from "../../properties/explorer/fingerprint.ts"
import type { Violation } from "../../properties/property.ts"
import { topologyOf } from "../topology-of.ts"

export interface Cause {
  readonly subject: string
  readonly property: string
  /** What the first wrong step left: `the model of reference`, the id of a property; `null` where that is not known. */
  readonly left: string | null
  /** What was decided in the first wrong step, or in the last deciding one before the violation is seen. */
  readonly decided: string
  readonly topology: string
}

/** The cause of a violation that a history shows. */
export const causeOf = (asked: Asked, violation: Violation): Cause => {
  const { subject, property, history } = asked
  const wrong = firstWrong(asked)
  const { steps } = history
  const before = steps.slice(0, violation.step + 1)
  const at =
    wrong.kind === "left" ? steps[wrong.step] : before.findLast(({ happened }) => happened.some(decides))
  const { happened } = at ?? before.at(-1) ?? { happened: [] }
  return {
    subject: subject.name,
    property: property.id,
    left: wrong.kind === "left" ? wrong.left : null,
    decided: decisionOf(happened.find(decides) ?? happened[0]),
    topology: topologyOf(subject, tellingSize).name,
  }
}

/** `true` when a rule, a refusal or a fault decided something there that is not the plain course of things. */
const decides = (happening: Happening): boolean => {
  switch (happening.kind) {
    case "applied":
      return happening.outcome !== "applied" || happening.conflict !== null
    case "refused":
    case "ignored":
    case "stopped":
    case "lost":
    case "crashed":
    case "vacuumed":
    case "left":
    case "joined":
      return true
    case "wrote":
    case "buffered":
    case "cut":
    case "mended":
    case "reconnected":
    case "restarted":
    case "clock":
      return false
  }
}

/** What a happening decided, without the names and values of this one run. */
const decisionOf = (happening: Happening | undefined): string => {
  if (happening === undefined) return "nothing"
  switch (happening.kind) {
    case "applied":
      return [happening.outcome, ...(happening.conflict === null ? [] : [happening.conflict.name])].join(" ")
    case "refused":
    case "ignored":
      return `${happening.kind} ${happening.why}`
    case "wrote":
    case "buffered":
    case "stopped":
    case "lost":
    case "cut":
    case "mended":
    case "reconnected":
    case "crashed":
    case "restarted":
    case "vacuumed":
    case "left":
    case "joined":
    case "clock":
      return happening.kind
  }
}

/** So many leaders tell all topologies apart. */
const tellingSize = 5

/** The most letters of one part of a name. */
const mostLetters = 60

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, "-")
    .slice(0, mostLetters)
    .replaceAll(/^[-.]+|[-.]+$/g, "")

const sentenceOf = (id: string): string => id.slice(id.indexOf("/") + 1)

/**
 * A short stable name, fit for a file: `bdr-1--quiet-cluster-agrees--applied-update-origin-change--all-to-all`. The same
 * cause has the same name everywhere; where a name cannot be spelled out in it, a number tells it from others.
 */
export const causeName = (cause: Cause): string => {
  const { subject, property, left, decided, topology } = cause
  const promise = slug(sentenceOf(property))
  const known = left === null || left === property ? [] : [slug(sentenceOf(left))]
  const parts = [slug(subject), promise, ...known, slug(decided), slug(topology)]
  const lossy = slug(subject) !== subject || promise !== sentenceOf(property)
  return [...parts, ...(lossy ? [fingerprint(cause).toString(36)] : [])].join("--")
}
