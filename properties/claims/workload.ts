/**
 * A workload is what clients ask, drawn before anything runs: the same requests at the same moments for every
 * deployment.
 *
 * Clients do not wait for each other: a slow answer does not keep the next request back (an open loop), so what a
 * stalled system would have been asked is asked, and counts.
 */
import type { Family, Write } from "../../impl/index.ts"
import { type Draw, exponential, micro, stream, whole } from "./draws.ts"
import type { Place } from "./places.ts"

/** The families that are written to, by equal shares. */
export const families = ["row", "register", "counter", "set"] as const satisfies ReadonlyArray<Family>
export type Asked = (typeof families)[number]

export interface Request {
  /** Milliseconds since the start. */
  readonly at: number
  readonly place: Place
  readonly family: Asked
  readonly key: string
  /** What is written; `null` for a read. */
  readonly write: Write | null
}

export interface Load {
  /** How many datacenters have clients. */
  readonly places: number
  /** Milliseconds during which requests come. */
  readonly duration: number
  /** Writes a second in each datacenter, on average; reads are as many. */
  readonly rate: number
  /** The share of requests that go to one of the `hotKeys` keys; the others go to one of `coldKeys`. */
  readonly hot: number
}

const hotKeys = 4
const coldKeys = 2000

const keyOf = (draw: Draw, hot: number): string =>
  draw() < hot ? `hot-${whole(draw, hotKeys)}` : `cold-${whole(draw, coldKeys)}`

/** Every value that is written is another one. */
const writeOf = (family: Asked, key: string, name: string): Write => {
  switch (family) {
    case "row":
      return { _tag: "Put", key, value: name }
    case "register":
      return { _tag: "Assign", key, value: name }
    case "counter":
      return { _tag: "Increment", key, by: 1 }
    case "set":
      return { _tag: "Add", key, element: name }
  }
}

const requestsAt = (seed: number, place: Place, load: Load, writes: boolean): ReadonlyArray<Request> => {
  const kind = writes ? "write" : "read"
  const draw = stream(seed, `${kind} ${place}`)
  const mean = 1000 / load.rate
  const requests: Array<Request> = []
  for (let at = exponential(draw, mean); at < load.duration; at += exponential(draw, mean)) {
    const family = families[whole(draw, families.length)] ?? "row"
    const key = keyOf(draw, load.hot)
    const write = writes ? writeOf(family, key, `${place}.${requests.length}`) : null
    requests.push({ at: micro(at), place, family, key, write })
  }
  return requests
}

/** The requests of all clients, in the order in which they are asked. */
export const workload = (seed: number, load: Load): ReadonlyArray<Request> =>
  Array.from({ length: load.places }, (_, place) => [
    ...requestsAt(seed, place, load, true),
    ...requestsAt(seed, place, load, false),
  ])
    .flat()
    .toSorted((a, b) => a.at - b.at || a.place - b.place)
