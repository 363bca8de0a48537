/** Quantiles by nearest rank: each is a value that was measured, none is interpolated. */

export interface Distribution {
  readonly count: number
  readonly least: number
  readonly p50: number
  readonly p90: number
  readonly p99: number
  readonly most: number
}

/** Where a curve has its points. */
export const curveAt: ReadonlyArray<number> = [
  0,
  ...Array.from({ length: 49 }, (_, index) => (index + 1) / 50),
  0.99,
  0.995,
  0.999,
  1,
]

/** The smallest value that at least this share of the values does not exceed; the values are sorted, and not empty. */
const at = (sorted: ReadonlyArray<number>, share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN

/** The distribution of these values; `null` where there is none. */
export const distributionOf = (values: ReadonlyArray<number>): Distribution | null => {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  return {
    count: sorted.length,
    least: at(sorted, 0),
    p50: at(sorted, 0.5),
    p90: at(sorted, 0.9),
    p99: at(sorted, 0.99),
    most: at(sorted, 1),
  }
}

/** The quantiles of these values at `curveAt`, for a drawing; empty where there is no value. */
export const curveOf = (values: ReadonlyArray<number>): ReadonlyArray<number> => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted.length === 0 ? [] : curveAt.map((share) => at(sorted, share))
}
