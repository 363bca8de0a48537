/** What verdicts are called, which sign stands for each, and what each means: the same in every report. */
import type { Verdict } from "../properties/verdict.ts"

export type VerdictKind = Verdict["kind"]

/** In the order in which legends and sums list them. */
export const verdictKinds: ReadonlyArray<VerdictKind> = [
  "holds",
  "violated",
  "not-claimed",
  "vacuous",
  "unknown",
]

/** One character for each; no two look alike, with or without colour. */
export const verdictSigns: Readonly<Record<VerdictKind, string>> = {
  holds: "✓",
  violated: "✗",
  vacuous: "∅",
  unknown: "?",
  "not-claimed": "·",
}

export const verdictNames: Readonly<Record<VerdictKind, string>> = {
  holds: "holds",
  violated: "violated",
  vacuous: "vacuous",
  unknown: "unknown",
  "not-claimed": "not claimed",
}

export const verdictMeanings: Readonly<Record<VerdictKind, string>> = {
  holds: "no schedule broke it, and some could have",
  violated: "broken, with a counterexample",
  vacuous: "too few schedules could have broken it: says nothing",
  unknown: "not found, and not excluded: stopped, missed or not tried",
  "not-claimed": "outside what the system promises or has",
}
