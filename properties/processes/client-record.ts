/**
 * What clients saw: each request with what came back, in the order in which each session made them.
 *
 * A session is one client's requests, one after the other, to whatever leaders it likes. With `carries` it hands the token of each
 * answer on with its next request, and the leaders owe it that it reads its own writes and never goes back; without, they do not.
 */
import type { Dot } from "../../model/vocabulary/dot.ts"
import type { LeaderId } from "../../model/vocabulary/leader.ts"
import type { VersionVector } from "../../model/vocabulary/version-vector.ts"
import type { Family, Shown, Write } from "../../model/vocabulary/write.ts"

export type Asked =
  | { readonly kind: "write"; readonly write: Write }
  | { readonly kind: "read"; readonly family: Family; readonly key: string }

export type Answer =
  /** `dot` is `null` where the answer does not name it. */
  | { readonly kind: "written"; readonly dot: Dot | null; readonly token: VersionVector }
  | { readonly kind: "shown"; readonly shows: Shown; readonly token: VersionVector }
  /** A clear refusal: nothing was done. */
  | { readonly kind: "refused"; readonly why: string }
  /** No answer came: a write may or may not have been done. */
  | { readonly kind: "unknown"; readonly why: string }

export interface ClientRecord {
  readonly session: string
  /** `true` when the session sends the token of its last answer with every request. */
  readonly carries: boolean
  /** Place in the session, from 0. */
  readonly number: number
  readonly leader: LeaderId
  readonly asked: Asked
  readonly answer: Answer
  /** The faults at work on the leader or on a link of it when it was asked or when it answered. */
  readonly amid: ReadonlyArray<string>
}
