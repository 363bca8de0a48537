/**
 * Places are datacenters and the time that a message takes between them.
 *
 * A message takes half a round trip, and what the network adds on top: a share of it that is log-normally distributed,
 * so that most messages are a little late and a few are very late.
 */
import { type Draw, logNormal, micro } from "./draws.ts"

/** A datacenter's number, from 0. */
export type Place = number

export interface Places {
  readonly name: string
  /** What each datacenter is called. */
  readonly names: ReadonlyArray<string>
  /** Milliseconds there and back, by datacenter; the diagonal is between a client and a leader of one datacenter. */
  readonly roundTrips: ReadonlyArray<ReadonlyArray<number>>
  readonly source: string
}

/** Milliseconds between two machines of one datacenter, there and back. */
const within = 0.5

/** Three continents. */
export const continents: Places = {
  name: "three continents",
  names: ["A (Virginia)", "B (Ireland)", "C (Tokyo)"],
  roundTrips: [
    [within, 80, 145],
    [80, within, 212],
    [145, 212, within],
  ],
  source:
    "average round trips between the regions of a public cloud, published in 2017 as “Latency Between AWS Global Regions” (N. Virginia–Ireland 80.5 ms, N. Virginia–Tokyo 145.3 ms, Ireland–Tokyo 212.4 ms), rounded",
}

/** Milliseconds between a client and a leader on its own machine, there and back. */
const beside = 0.1

/** Three machines of one datacenter, each with clients of its own. */
export const oneDatacenter: Places = {
  name: "one datacenter",
  names: ["A", "B", "C"],
  roundTrips: [
    [beside, within, within],
    [within, beside, within],
    [within, within, beside],
  ],
  source: "half a millisecond between two machines of one datacenter, a tenth on one machine: assumed",
}

/** Milliseconds there and back. */
export const roundTrip = ({ roundTrips }: Places, from: Place, to: Place): number =>
  roundTrips[from]?.[to] ?? 0

/** The shortest round trip from here to another place. */
export const nearestRoundTrip = (places: Places, from: Place): number =>
  Math.min(...places.names.flatMap((_, to) => (to === from ? [] : [roundTrip(places, from, to)])))

/** The longest round trip between any two places. */
export const longestRoundTrip = ({ roundTrips }: Places): number => Math.max(...roundTrips.flat())

/** What the network adds to half a round trip, as a share of it, at the median. */
const lateness = 0.04

/** How long one message takes, in milliseconds to the microsecond; never less than half the round trip. */
export const delayOf = (places: Places, from: Place, to: Place, draw: Draw): number =>
  micro((roundTrip(places, from, to) / 2) * (1 + lateness * logNormal(draw)))
