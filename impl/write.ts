/**
 * A write is what a client asks a leader to do, and what a read shows is the answer: the vocabulary of the
 * client.
 *
 * There are four families of objects, each with its own keys. A `Put` always succeeds; a `Delete` of a row
 * that is not there and a `Remove` of an element that is not there are refused.
 */
import { Data } from "effect"
import type { LeaderId } from "./change.ts"

export type Write =
  | { readonly _tag: "Put"; readonly key: string; readonly value: string }
  | { readonly _tag: "Delete"; readonly key: string }
  | { readonly _tag: "Assign"; readonly key: string; readonly value: string }
  | { readonly _tag: "Increment"; readonly key: string; readonly by: number }
  | { readonly _tag: "Add"; readonly key: string; readonly element: string }
  | { readonly _tag: "Remove"; readonly key: string; readonly element: string }

/** What a read of one object shows, by family. */
export interface Shown {
  /** The value, or `null` where there is no row. */
  readonly row: string | null
  /**
   * The values of all siblings, sorted; two leaders that wrote the same value at once leave it there twice.
   */
  readonly register: ReadonlyArray<string>
  readonly counter: number
  /** The elements, sorted, each once. */
  readonly set: ReadonlyArray<string>
}

export type Family = keyof Shown

/**
 * Everything that a client can read at one leader, keys sorted. Only objects that were ever written are in
 * it.
 */
export type View = { readonly [F in Family]: Readonly<Record<string, Shown[F]>> }

/** The family of objects that a write is for. */
export const familyOf = (write: Write): Family => {
  switch (write._tag) {
    case "Put":
    case "Delete":
      return "row"
    case "Assign":
      return "register"
    case "Increment":
      return "counter"
    case "Add":
    case "Remove":
      return "set"
  }
}

/** A delete or remove found nothing at the leader it was sent to. Nothing was recorded. */
export class Absent extends Data.TaggedError("Absent")<{
  readonly leader: LeaderId
  readonly write: Write
}> {
  override get message(): string {
    const what =
      "element" in this.write
        ? `no element "${this.write.element}" in the set "${this.write.key}"`
        : `no row "${this.write.key}"`
    return (
      `leader ${this.leader} shows ${what}, so there is nothing to take away. Read it there first; if another ` +
      `leader shows it, the change has not arrived yet: retry later, or send the write to that leader.`
    )
  }
}
