/**
 * Messages are what travels between two leaders over a link: how a follower introduces itself, what it is sent, and
 * what it acknowledges.
 */
import type { Change, LeaderId, Stamp } from "./change.ts"
import type { StoredObject } from "./journal.ts"
import type { Known } from "./stability.ts"
import type { VersionVector } from "./version-vector.ts"

/** How a follower introduces itself: what it has, and what it knows that others have. */
export interface Hello {
  readonly follower: LeaderId
  /** What it has applied. */
  readonly vector: VersionVector
  /** The stamp of the latest change that it has of each leader; the same dot with another stamp is another history. */
  readonly heads: ReadonlyArray<Stamp | null>
  readonly known: Known
}

/** Changes in the order of the sender's log. */
export interface Changes {
  readonly _tag: "Changes"
  readonly changes: ReadonlyArray<Change>
}

/**
 * A state to merge, in place of changes that the sender no longer has: every object that a change touched which the
 * follower lacks, and all that the sender had applied.
 */
export interface Transfer {
  readonly _tag: "Transfer"
  readonly objects: ReadonlyArray<StoredObject>
  readonly vector: VersionVector
  readonly heads: ReadonlyArray<Stamp | null>
}

export type Message = Changes | Transfer
