/**
 * Medians of figures that can be missing, with intervals that assume nothing of how they are distributed.
 *
 * A figure is missing (`null`) where the budget ran out: it is greater than every figure that is there, and counts as such.
 */
import { seeded } from "../adversary/random.ts"

export type Figure = number | null

const ascending = (figures: ReadonlyArray<Figure>): ReadonlyArray<Figure> =>
  figures.toSorted((a, b) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY))

/** The median, the lower of two in the middle; `null` where there are no figures or most are missing. */
export const medianOf = (figures: ReadonlyArray<Figure>): Figure =>
  ascending(figures)[Math.max(0, Math.ceil(figures.length / 2) - 1)] ?? null

/** An interval; a missing end is one beyond the budget. */
export interface Interval {
  readonly from: Figure
  readonly to: Figure
  /** The chance with which such an interval covers what it is for. */
  readonly confidence: number
}

/** The chance that a fair coin, thrown so often, shows heads fewer than `below` times. */
const fewerHeads = (throws: number, below: number): number => {
  let sum = 0
  let ways = 1
  for (let heads = 0; heads < below; heads++) {
    sum += ways / 2 ** throws
    ways = (ways * (throws - heads)) / (heads + 1)
  }
  return sum
}

/**
 * The narrowest interval between two of the figures that covers the median with a chance of at least 95 %: exact, by the
 * order of the figures alone. `null` for fewer than six figures, of which none does.
 * Source: David, Nagaraja, *Order Statistics* (2003), section 7.1.
 */
export const medianInterval = (figures: ReadonlyArray<Figure>): Interval | null => {
  const count = figures.length
  let cut = 0
  while (cut < count / 2 && 1 - 2 * fewerHeads(count, cut + 1) >= 0.95) cut++
  if (cut === 0) return null
  const sorted = ascending(figures)
  return {
    from: sorted[cut - 1] ?? null,
    to: sorted[count - cut] ?? null,
    confidence: 1 - 2 * fewerHeads(count, cut),
  }
}

const resamples = 2000

const geometricMean = (ratios: ReadonlyArray<number>): number =>
  Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length)

/**
 * The geometric mean of ratios above 0, with the 95 % interval of a percentile bootstrap: 2000 samples drawn with replacement
 * from a seeded generator. `null` where there are no ratios.
 * Source: Efron, Tibshirani, *An Introduction to the Bootstrap* (1993), chapter 13.
 */
export const meanRatio = (
  ratios: ReadonlyArray<number>,
  seed: number,
): { readonly mean: number; readonly from: number; readonly to: number } | null => {
  if (ratios.length === 0) return null
  const random = seeded(seed)
  const means = Array.from({ length: resamples }, () =>
    geometricMean(ratios.map(() => random.pick(ratios))),
  ).toSorted((a, b) => a - b)
  const mean = geometricMean(ratios)
  return {
    mean,
    from: means[Math.floor(resamples * 0.025)] ?? mean,
    to: means[Math.ceil(resamples * 0.975) - 1] ?? mean,
  }
}
