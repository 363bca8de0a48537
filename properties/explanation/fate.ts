/** A fate: how many of the continuations after some steps of a history break the property. */

export interface Fate {
  /** How many steps of the history come before it; 0 is the start. */
  readonly after: number
  /** Continuations that break the property, of those that were played. */
  readonly failing: number
  readonly of: number
  /** `all` when these are all continuations there are; `sample` when they were drawn. */
  readonly by: "all" | "sample"
  /**
   * The chance to fail when each next move is equally likely: exact for `all`; else the share of the sample, between
   * the bounds of its 95 % Wilson score interval.
   */
  readonly chance: number
  readonly low: number
  readonly high: number
}

/** `true` when none of the continuations that were played keeps the property. */
export const isSealed = ({ failing, of }: Fate): boolean => failing === of

/** The quantile of the normal distribution for 95 %. */
const z = 1.959964

/**
 * The 95 % Wilson score interval for a share of a sample.
 *
 * Source: Wilson, "Probable Inference, the Law of Succession, and Statistical Inference" (JASA 1927).
 */
export const wilson = (failing: number, of: number): { readonly low: number; readonly high: number } => {
  const share = failing / of
  const middle = share + (z * z) / (2 * of)
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const scale = 1 + (z * z) / of
  return {
    low: failing === 0 ? 0 : (middle - half) / scale,
    high: failing === of ? 1 : (middle + half) / scale,
  }
}

export const sampledFate = (after: number, failing: number, of: number): Fate => ({
  after,
  failing,
  of,
  by: "sample",
  chance: failing / of,
  ...wilson(failing, of),
})
