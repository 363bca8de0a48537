/** A trace is what a trial leaves: what clients saw, when, and what the leaders held in the end. Times are milliseconds. */
import type { Change, Conflict, Dot, VersionVector } from "../../impl/index.ts"
import type { Place } from "./places.ts"
import type { Asked } from "./workload.ts"

export interface WriteRecord {
  readonly place: Place
  readonly family: Asked
  readonly key: string
  readonly asked: number
  /** When the client heard that it is done; `null` when it did not within the time-out. */
  readonly acknowledged: number | null
  readonly dot: Dot | null
  /** What the leader or follower in the client's own datacenter had applied when the client asked; `null` when it is down. */
  readonly knew: VersionVector | null
}

export interface ReadRecord {
  readonly place: Place
  readonly family: Asked
  readonly key: string
  readonly asked: number
  readonly answered: number | null
  /** What the answering leader had applied at that moment. */
  readonly saw: VersionVector | null
}

/** How the leaders became equal again after a fault. */
export interface Recovery {
  /** Changes that leaders had received and could not apply just before the fault ended, because one before them was missing. */
  readonly waiting: number
  /** Changes that some leader lacked and another had when the fault ended, summed over the leaders. */
  readonly backlog: number
  /** From then until every leader had all of them; `null` when that did not happen within the trial. */
  readonly took: number | null
}

export interface Trace {
  /** In the order in which they ended. */
  readonly writes: ReadonlyArray<WriteRecord>
  readonly reads: ReadonlyArray<ReadRecord>
  /** Every change that a leader made durable, in that order. */
  readonly changes: ReadonlyArray<Change>
  /** The conflict logs of the leaders that run in the end. */
  readonly conflicts: ReadonlyArray<ReadonlyArray<Conflict>>
  /** What each of these has applied. */
  readonly vectors: ReadonlyArray<VersionVector>
  /** `true` when all of them show the same. */
  readonly agreed: boolean
  /** What the first of them shows. */
  readonly shows: {
    readonly register: Readonly<Record<string, ReadonlyArray<string>>>
    readonly counter: Readonly<Record<string, number>>
    readonly set: Readonly<Record<string, ReadonlyArray<string>>>
  }
  /** `null` where nothing was out of order. */
  readonly recovery: Recovery | null
}
