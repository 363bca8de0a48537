/**
 * The claims about multi-leader replication with what was measured: one report for every form that it is read in.
 *
 * The same seed and scale give the same report.
 */
import type { Evaluated, Figure, Subject } from "../properties/claims/claim.ts"
import { evaluate } from "../properties/claims/claims.ts"
import { failover, multiLeader, singleLeader } from "../properties/claims/deployment.ts"
import { curveAt } from "../properties/claims/measures/quantiles.ts"
import type { Measurements } from "../properties/claims/measurements.ts"
import type { Trouble } from "../properties/claims/scenario.ts"
import { stretch } from "../properties/claims/summary.ts"

export interface ClaimsReport extends Measurements {
  readonly format: "polyarchy/claims"
  readonly version: 1
  /** The command that makes this report again. */
  readonly command: string
  readonly deployments: ReadonlyArray<{ readonly name: string; readonly title: string }>
  /** The shares at which the curves of latencies have their points. */
  readonly curveAt: ReadonlyArray<number>
  /** Milliseconds between the points of availability over time. */
  readonly stretch: number
  readonly claims: ReadonlyArray<Evaluated>
}

export const claimsReport = (measurements: Measurements, command: string): ClaimsReport => ({
  format: "polyarchy/claims",
  version: 1,
  command,
  deployments: [multiLeader, singleLeader, failover].map(({ name, title }) => ({ name, title })),
  curveAt,
  stretch,
  claims: evaluate(measurements),
  ...measurements,
})

/** JSON with a line for each claim, trial and level of contention. */
export const claimsAsJson = (report: ClaimsReport): string => {
  const lines = (rows: ReadonlyArray<unknown>): string =>
    `[\n${rows.map((row) => `    ${JSON.stringify(row)}`).join(",\n")}\n  ]`
  const fields = Object.entries(report).map(([name, value]: readonly [string, unknown]) => {
    const isTable = ["claims", "trials", "near", "contention", "outages", "deployments"].includes(name)
    return `  ${JSON.stringify(name)}: ${isTable && Array.isArray(value) ? lines(value) : JSON.stringify(value)}`
  })
  return `{\n${fields.join(",\n")}\n}\n`
}

export const subjectsInWords: Readonly<Record<Subject, string>> = {
  performance: "Performance",
  "datacenter outages": "Tolerance of datacenter outages",
  "network problems": "Tolerance of network problems",
  price: "The price",
}

export const troubleInWords: Readonly<Record<Trouble, string>> = {
  none: "all is well",
  outage: "A is out",
  cut: "A is cut off",
}

const short = (value: number): string =>
  Math.abs(value) >= 1000 ? Math.round(value).toLocaleString("en-US") : String(Number(value.toPrecision(3)))

/** A figure's value with as many digits as it is worth; `–` where there was nothing to measure. */
export const valueInWords = (value: number | null | undefined): string =>
  value === null || value === undefined ? "–" : short(value)

/** `p99 at B 2.1 ms`, `3 writes`. */
const figureInWords = ({ name, value, unit }: Figure): string => {
  const amount = value === null ? "nothing measured" : short(value)
  const counted = unit === "writes" || unit === "changes" || unit === "outages"
  const noun = value === 1 && counted ? unit.slice(0, -1) : unit
  return value === null ? `${name}: ${amount}` : `${name}: ${amount}${unit === "%" ? " %" : ` ${noun}`}`
}

export const figuresInWords = ({ figures }: Evaluated): string => figures.map(figureInWords).join("; ")

/** The properties behind a claim, or that there is none. */
export const checkedInWords = ({ checkedBy }: Evaluated): string =>
  checkedBy.length === 0 ? "measured only" : checkedBy.join(", ")

/** `17 of 21 claims hold`. */
export const sumInWords = ({ claims }: ClaimsReport): string => {
  const held = claims.filter(({ holds }) => holds).length
  return held === claims.length
    ? `All ${claims.length} claims hold.`
    : `${held} of ${claims.length} claims hold.`
}

const seconds = (milliseconds: number): string => `${short(milliseconds / 1000)} s`

/** How it was measured, as sentences. */
export const methodInWords = ({ seed, scale, places }: ClaimsReport): ReadonlyArray<string> => [
  `Real leaders of the store in virtual time, seed ${seed}; ${places.names.join(", ")}: ${places.source}. To half a round trip each message adds a log-normally distributed share, 4 % at the median. One sync of a disk takes 1 ms.`,
  `Clients in each datacenter ask for ${scale.rate} writes and ${scale.rate} reads a second for ${seconds(scale.duration)}, at random moments and without waiting for each other, and give up after ${seconds(scale.timeout)}. Writes go to rows, registers, counters and sets alike; reads are answered in the client's own datacenter.`,
  `Trouble lasts from ${seconds(scale.troubleFrom)} to ${seconds(scale.troubleTo)}: A stops with all its clients' access to it, or A is cut off from B and C. Fail-over promotes the follower that has most, ${seconds(scale.detection)} later.`,
]

/** What the figures do not say. */
export const limits: ReadonlyArray<string> = [
  "A simulation shows what follows from distances, syncs and the protocol; it says nothing about processor time, bandwidth or load.",
  "Connections notice a cut at once and clients know the promoted leader at once. Real ones take longer; that flatters catching up and fail-over.",
  "The single leader replicates asynchronously. A synchronous follower would lose nothing on fail-over, and every write would wait for it.",
]
