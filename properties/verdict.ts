/** What a campaign says of one property on one subject. Never a quiet pass. */
import type { Counterexample } from "./counterexample.ts"

export type Verdict =
  /** No run broke it, and `witnesses` situations could have. */
  | { readonly kind: "holds"; readonly runs: number; readonly witnesses: number }
  | { readonly kind: "violated"; readonly runs: number; readonly counterexample: Counterexample }
  /** Too few situations could have broken it, or none: the search says nothing. */
  | {
      readonly kind: "vacuous"
      readonly runs: number
      readonly witnesses: number
      /** How many it takes. */
      readonly needed: number
    }
  /** The search was cut short before it found anything, or does not put it to the test. */
  | { readonly kind: "unknown"; readonly runs: number; readonly because: string }
  /** Outside what the subject promises, or speaks of what it does not have. */
  | { readonly kind: "not-claimed"; readonly because: string }

/** What the project has recorded that a verdict must be, and why. */
export interface Expected {
  readonly verdict: "holds" | "violated" | "not-claimed"
  /** For a violation: the documented anomaly or the reason it is known; empty otherwise. */
  readonly because: string
}

/** One cell of the matrix. */
export interface Judged {
  readonly subject: string
  readonly property: string
  readonly verdict: Verdict
  readonly expected: Expected
}

/** `true` when the verdict is the one recorded. An `unknown` neither confirms nor refutes a recorded verdict. */
export const asExpected = ({ verdict, expected }: Judged): boolean =>
  verdict.kind === "unknown" || verdict.kind === expected.verdict
