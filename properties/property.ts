/**
 * A property is one claim about every history: a sentence that can be false.
 *
 * `check` judges one history. A verdict over many histories is `holds`, `violated`, `unknown` (the search was cut short)
 * or `vacuous` (no run could have failed); a property outside a subject's contract is `not claimed`.
 */
import type { LeaderId } from "../model/vocabulary/leader.ts"
import { families as allFamilies, type Family } from "../model/vocabulary/write.ts"
import type { Evidence } from "./evidence.ts"
import type { Fault } from "./subjects/subject.ts"

export type Group =
  | "convergence"
  | "causality"
  | "conflict-resolution"
  | "database-features"
  | "durability"
  | "availability"
  | "refinement"

/** How one history breaks a property. */
export interface Violation {
  /** What a user would notice, as one sentence: which leaders show what. */
  readonly harm: string
  /** Why that breaks the law, as sentences in order; the last one is the contradiction. */
  readonly because: ReadonlyArray<string>
  /** Index into the history's steps at which it is seen; the number of steps when only the end shows it. */
  readonly step: number
  readonly leaders: ReadonlyArray<LeaderId>
}

export interface Judgement {
  /** How often the situation of `witness` arose in this history, up to a violation. A violation may come without one. */
  readonly witnesses: number
  readonly violation: Violation | null
}

export interface Property {
  /** `group/sentence-that-can-be-false`. */
  readonly id: string
  readonly group: Group
  readonly title: string
  /** The claim, in English, with its quantifiers. */
  readonly law: string
  readonly source: string
  readonly expectation: "always" | "eventually"
  /** What must be so for the claim to be meant. */
  readonly assumes: string
  /** Which situation counts as a witness: without one, the run says nothing. */
  readonly witness: string
  /** The families of objects that it speaks of: a subject needs one of them. */
  readonly families: ReadonlyArray<Family>
  /** The faults without which no witness can arise. */
  readonly needs: ReadonlyArray<Fault>
  /** `true` when it reads the stamps of writes. */
  readonly readsStamps: boolean
  readonly check: (evidence: Evidence) => Judgement
}

/** The judgement of a history that could not have failed. */
export const untouched: Judgement = { witnesses: 0, violation: null }

/**
 * The judgement of a history: what `check` says, without asking a property that speaks of no object that was written. Half of
 * the catalogue speaks of records alone, and most histories have none.
 */
export const judge = ({ families, check }: Property, evidence: Evidence): Judgement =>
  families.length === allFamilies.length || families.some((family) => evidence.families.has(family))
    ? check(evidence)
    : untouched
