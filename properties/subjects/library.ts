/**
 * What a third-party library must offer to be played: replicas that make updates of writes, take updates in, and can be
 * read. `replicas.ts` does the rest.
 */
import type { Outcome } from "../../model/replication/happening.ts"
import type { LeaderId } from "../../model/vocabulary/leader.ts"
import type { Stamp } from "../../model/vocabulary/stamp.ts"
import type { Family, View, Write } from "../../model/vocabulary/write.ts"
import type { Disclaimer } from "./subject.ts"

interface KindOf {
  readonly row: "put" | "delete"
  readonly register: "assign"
  readonly counter: "increment"
  readonly set: "add" | "remove"
  /** No library here has tables. */
  readonly record: never
}

/** The writes that are for objects of some families. */
export type WriteTo<F extends Family> = Extract<Write, { readonly kind: KindOf[F] }>

/** One replica of a library. What it does may depend on its clock and on nothing else outside it. */
export interface Replica<Update, F extends Family> {
  /** Performs a client's write and gives the update to send; `absent` when there is nothing to delete. */
  readonly write: (write: WriteTo<F>) => { readonly update: Update; readonly stamp: Stamp | null } | "absent"
  /** Takes an update in and says what came of it; the answer counts only if the replica then `holds` it. */
  readonly apply: (update: Update) => Outcome
  /** `true` when the update is in place: nothing that it inserts waits for another update. */
  readonly holds: (update: Update) => boolean
  readonly view: () => View
  readonly close: () => void
}

/** A library, with what it claims; `Update` is what travels, `F` the families of objects that it offers. */
export interface Library<Update, F extends Family> {
  readonly name: string
  readonly title: string
  /** Where its rules were read. */
  readonly source: string
  readonly families: ReadonlyArray<F>
  /** `true` when its replicas read the wall clock, so that clocks can be set against it. */
  readonly readsClock: boolean
  /** `true` when its updates carry a time by which it orders them. */
  readonly stamps: boolean
  readonly disclaims: ReadonlyArray<Disclaimer>
  /** A fresh replica of the leader; `wall` reads that leader's wall clock, in ticks. */
  readonly replica: (leader: LeaderId, wall: () => number) => Replica<Update, F>
}
