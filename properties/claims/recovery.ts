/** How far leaders are behind each other, by their version vectors. */
import type { VersionVector } from "../../impl/index.ts"

export interface Gap {
  /** All that any of the leaders has. */
  readonly all: VersionVector
  /** How many changes are missing, summed over the leaders. */
  readonly missing: number
}

/** What these leaders have together, and how much of it each of them lacks. */
export const gapOf = (vectors: ReadonlyArray<VersionVector>): Gap => {
  const length = Math.max(0, ...vectors.map((vector) => vector.length))
  const all = Array.from({ length }, (_, origin) => Math.max(...vectors.map((vector) => vector[origin] ?? 0)))
  const missing = vectors
    .flatMap((vector) => all.map((most, origin) => most - (vector[origin] ?? 0)))
    .reduce((sum, lacks) => sum + lacks, 0)
  return { all, missing }
}

/** `true` while one of the leaders lacks some of it. */
export const behind = (vectors: ReadonlyArray<VersionVector>, all: VersionVector): boolean =>
  vectors.some((vector) => all.some((most, origin) => (vector[origin] ?? 0) < most))
