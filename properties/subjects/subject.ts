/**
 * A subject is anything that a schedule can be played on: the model under a design, the implementation, a library.
 *
 * A *stepped* subject performs every move itself, at once and synchronously, and says what happened. It is
 * deterministic: the same moves give the same happenings, in any process.
 */
import type { Happening } from "../../model/replication/happening.ts"
import type { Move } from "../../model/replication/move.ts"
import type { Link } from "../../model/topology.ts"
import type { LeaderId } from "../../model/vocabulary/leader.ts"
import type { Family, View } from "../../model/vocabulary/write.ts"
import type { Divergence } from "../history.ts"

/** The faults that the adversary can inject, each with its own switch. */
export const faults = [
  "loss",
  "duplication",
  "reordering",
  "partition",
  "crash",
  "skew",
  "ties",
  "vacuum",
  "leaving",
] as const

export type Fault = (typeof faults)[number]

/** What a subject does not promise, and where its documentation says so. */
export interface Disclaimer {
  readonly property: string
  readonly because: string
}

export interface Subject {
  /** The name it is called by on the command line, such as `reference` or `yjs`. */
  readonly name: string
  readonly title: string
  /** Where its rules were read: a manual's page, a paper's section, a package with its version. */
  readonly source: string
  readonly kind: "reference" | "implementation" | "library" | "system" | "baseline"
  readonly families: ReadonlyArray<Family>
  /** The faults that it can be put through; moves of any other fault change nothing. */
  readonly faults: ReadonlyArray<Fault>
  /** `true` when its writes carry the stamps that it orders them by. */
  readonly stamps: boolean
  readonly disclaims: ReadonlyArray<Disclaimer>
  /** The design of the model that it is played in lockstep with, if it is. */
  readonly refines?: string
  /** The links of a cluster of the given size. */
  readonly links: (leaders: number) => ReadonlyArray<Link>
  /** Starts a fresh cluster in which nothing has been written. */
  readonly open: (leaders: number) => Run
}

/** One cluster in play. */
export interface Run {
  /** Performs one move and says what happened; an empty list when the move was not enabled. */
  readonly play: (move: Move) => ReadonlyArray<Happening>
  /** What a client can read at the leader now; what it would show if it were up, while it is down. */
  readonly view: (leader: LeaderId) => View
  /** For a subject played in lockstep with the model: where they first differed, if they did. */
  readonly divergence?: () => Divergence | null
  /** The links that there are now, where leaders can leave and join. */
  readonly links?: () => ReadonlyArray<Link>
  /**
   * A number that is the same whenever everything is the same that decides what deliveries do from now on, if nobody writes
   * and nothing fails. A subject that cannot tell leaves it out.
   */
  readonly situation?: () => number
  /** Ends the run and frees what it holds. */
  readonly close: () => void
}
