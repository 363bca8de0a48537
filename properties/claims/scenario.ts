/** A scenario says what goes wrong during a trial, and when: nothing, a datacenter, or the links of one. */
import type { Place } from "./places.ts"

export type Trouble = "none" | "outage" | "cut"

export interface Scenario {
  readonly trouble: Trouble
  /** The datacenter that is out, or cut off from all others. */
  readonly place: Place
  /** Milliseconds since the start. */
  readonly from: number
  readonly to: number
}

/** How large a trial is; times are milliseconds. */
export interface Scale {
  /** How long clients ask. */
  readonly duration: number
  readonly troubleFrom: number
  readonly troubleTo: number
  /** How long a leader is not reached before a follower is promoted. */
  readonly detection: number
  /** How long a client waits for an answer. */
  readonly timeout: number
  /** Writes a second in each datacenter; reads are as many. */
  readonly rate: number
  /** How many brief outages are looked at besides. */
  readonly outages: number
}

export const full: Scale = {
  duration: 60_000,
  troubleFrom: 20_000,
  troubleTo: 40_000,
  detection: 10_000,
  timeout: 2000,
  rate: 20,
  outages: 12,
}

/** A first look, in seconds of real time. */
export const quick: Scale = {
  duration: 10_000,
  troubleFrom: 3000,
  troubleTo: 7000,
  detection: 1500,
  timeout: 1000,
  rate: 20,
  outages: 8,
}

/** One outage and little else: to see many of them. */
export const brief: Scale = { ...quick, duration: 3000, troubleFrom: 1000, troubleTo: 2500 }

/** This trouble at the first datacenter. */
export const scenarioOf = (trouble: Trouble, { troubleFrom, troubleTo }: Scale): Scenario => ({
  trouble,
  place: 0,
  from: troubleFrom,
  to: troubleTo,
})
