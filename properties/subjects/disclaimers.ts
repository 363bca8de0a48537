/** What many systems do not promise, in the words that their contracts share. */
import type { Disclaimer } from "./subject.ts"

export const wallClock: Disclaimer = {
  property: "causality/stamps-grow-with-causality",
  because: "stamps are commit times of the wall clock, which may step back",
}

export const fifoOnly = (manual: string): Disclaimer => ({
  property: "causality/effect-never-precedes-its-cause",
  because: `order is kept per origin only (${manual})`,
})

export const detects = (how: string): Disclaimer => ({
  property: "conflict-resolution/conflict-iff-concurrent",
  because: `conflicts are detected by ${how}, not by concurrency`,
})

/** Where the order of arrival, or where a row is first, decides: neither a rule on the writes nor on their times. */
export const arrivalDecides = (because: string): ReadonlyArray<Disclaimer> => [
  { property: "conflict-resolution/winner-depends-only-on-the-writes", because },
  { property: "conflict-resolution/last-writer-wins", because: `${because}; times are not read` },
]

/** What is not promised where conflicts are not even detected. */
export const undetected = (because: string): ReadonlyArray<Disclaimer> => [
  { property: "conflict-resolution/conflict-iff-concurrent", because },
  ...arrivalDecides(because),
  { property: "conflict-resolution/nothing-is-lost-silently", because },
]
