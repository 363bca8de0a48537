/**
 * A happening is one thing that a move made observable at one leader; a history is made of them.
 *
 * They are the common language of every subject: the model, the implementation, a library or a database say in these
 * words what they did. `stamp` is `null` where a subject shows none. `shows` is what a read of the written object
 * returns at that leader right after.
 */
import type { Dot } from "../vocabulary/dot.ts"
import type { LeaderId } from "../vocabulary/leader.ts"
import type { Stamp } from "../vocabulary/stamp.ts"
import type { Shown, Write } from "../vocabulary/write.ts"

/**
 * Why a write was not accepted: nobody there, who must decide cannot be reached, nothing to delete or change, the leader's
 * own table forbids it, or another write to the same object was certified first.
 */
export type Refusal = "down" | "unreachable" | "absent" | "constraint" | "conflict"

/** Why a message that arrived had no effect. */
export type Ignored = "duplicate" | "loop"

/** Two versions of one object that a leader took to be in conflict, and which of them it kept. */
export interface Conflict {
  /** The conflict's name in the words of its system, such as `update_origin_change`. */
  readonly name: string
  /** The change that wrote the local version, or `null` where there was no version left to name. */
  readonly local: Dot | null
  readonly kept: "local" | "remote" | "neither" | "both"
}

/**
 * What applying a change did: `applied` (it took effect), `kept` (a rule preferred what was there) or `skipped`
 * (there was nothing to apply it to).
 */
export type Outcome = "applied" | "kept" | "skipped"

export type Happening =
  | {
      readonly kind: "wrote"
      readonly at: LeaderId
      /** The leader that the client asked; another than `at` only where one leader decides for all. */
      readonly asked: LeaderId
      readonly dot: Dot
      readonly stamp: Stamp | null
      readonly write: Write
      readonly shows: Shown
    }
  | { readonly kind: "refused"; readonly at: LeaderId; readonly write: Write; readonly why: Refusal }
  | {
      readonly kind: "applied"
      readonly at: LeaderId
      readonly from: LeaderId
      readonly dot: Dot
      readonly outcome: Outcome
      readonly conflict: Conflict | null
      readonly shows: Shown
    }
  | {
      readonly kind: "ignored"
      readonly at: LeaderId
      readonly from: LeaderId
      readonly dot: Dot
      readonly why: Ignored
      /** What a read of the change's object shows, which should be what it showed before. */
      readonly shows: Shown
    }
  | {
      readonly kind: "buffered"
      readonly at: LeaderId
      readonly from: LeaderId
      readonly dot: Dot
      /** What a read of the change's object shows, which should be what it showed before. */
      readonly shows: Shown
    }
  | {
      readonly kind: "stopped"
      readonly at: LeaderId
      readonly from: LeaderId
      readonly dot: Dot
      readonly why: string
    }
  | { readonly kind: "lost"; readonly from: LeaderId; readonly to: LeaderId; readonly dot: Dot }
  | { readonly kind: "cut" | "mended" | "reconnected"; readonly from: LeaderId; readonly to: LeaderId }
  | { readonly kind: "crashed"; readonly at: LeaderId; readonly forgot: ReadonlyArray<Dot> }
  | { readonly kind: "restarted" | "vacuumed" | "left"; readonly at: LeaderId }
  /** It is now a copy of the leader `from`. */
  | { readonly kind: "joined"; readonly at: LeaderId; readonly from: LeaderId }
  | { readonly kind: "clock"; readonly at: LeaderId; readonly by: number }
