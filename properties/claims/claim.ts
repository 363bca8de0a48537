/**
 * A claim is one sentence about multi-leader replication that measurements can refute.
 *
 * It compares what was measured with what else was measured, or with the distances that were set, never with a number
 * that somebody chose. `checkedBy` names the properties that hold the store to the same promise without measuring.
 */
import { micro } from "./draws.ts"
import type { Measurements } from "./measurements.ts"
import type { Trouble } from "./scenario.ts"
import type { Summary } from "./summary.ts"

export type Unit = "ms" | "writes" | "changes" | "outages" | "%" | "per 1000 writes"

/** One measured figure, to three decimals; `null` where there was nothing to measure. */
export interface Figure {
  readonly name: string
  readonly value: number | null
  readonly unit: Unit
}

export interface Finding {
  readonly holds: boolean
  readonly figures: ReadonlyArray<Figure>
}

/** What the claims are about, in the order of the argument for several leaders, and the one against. */
export type Subject = "performance" | "datacenter outages" | "network problems" | "price"

export interface Claim {
  /** A sentence that can be false, with hyphens. */
  readonly id: string
  readonly about: Subject
  readonly statement: string
  readonly checkedBy: ReadonlyArray<string>
  readonly evaluate: (measurements: Measurements) => Finding
}

/** A claim with what was found. */
export interface Evaluated extends Finding {
  readonly id: string
  readonly about: Subject
  readonly statement: string
  readonly checkedBy: ReadonlyArray<string>
}

export const figure = (name: string, value: number | null | undefined, unit: Unit): Figure => ({
  name,
  value: value === null || value === undefined ? null : micro(value),
  unit,
})

/** The deployments by the part that they play, whatever stands for multi-leader replication. */
export const rolesOf = ({ trials }: Measurements, trouble: Trouble) => {
  const [multi, single, failover] = trials.filter((one) => one.trouble === trouble)
  if (multi === undefined || single === undefined) throw new Error(`nothing was measured under ${trouble}`)
  return { multi, single, failover }
}

/** The numbers of the datacenters other than the first, where the single leader is. */
export const elsewhere = ({ places }: Measurements): ReadonlyArray<number> =>
  places.names.flatMap((_, place) => (place === 0 ? [] : [place]))

/** The letter of a datacenter, such as `B`. */
export const letter = ({ places }: Measurements, place: number): string =>
  places.names[place]?.charAt(0) ?? "?"

/** Percent of the writes asked at a datacenter that were acknowledged. */
export const percent = (shares: Summary["availability"], place: number): number | null => {
  const share = shares[place]
  return share === undefined || share.asked === 0 ? null : (100 * share.acknowledged) / share.asked
}

/** `true` when something was asked there, and all of it, or none, was acknowledged. */
export const allOf = (shares: Summary["availability"], place: number): boolean =>
  percent(shares, place) === 100
export const noneOf = (shares: Summary["availability"], place: number): boolean =>
  percent(shares, place) === 0
