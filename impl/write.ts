/**
 * A write is what a client asks a leader to do, and what a read shows is the answer: the vocabulary of the
 * client.
 *
 * There are six families of objects, each with its own keys. What puts something there always succeeds; what takes
 * away is refused where nothing is shown: `Delete` of a row, `Remove` of an element, `Erase` of a record, `Unfield` of
 * a field.
 */
import { Data } from "effect"
import type { LeaderId, Operation } from "./change.ts"
import type { VersionVector } from "./version-vector.ts"

/** The columns of a record, by name. */
export type Columns = Readonly<Record<string, string>>

export type Write =
  | { readonly _tag: "Put"; readonly key: string; readonly value: string }
  | { readonly _tag: "Delete"; readonly key: string }
  /** `seen` is the token of the read that the client's value rests on; it replaces what that read showed, and no more. */
  | {
      readonly _tag: "Assign"
      readonly key: string
      readonly value: string
      readonly seen?: VersionVector
    }
  | { readonly _tag: "Increment"; readonly key: string; readonly by: number }
  | { readonly _tag: "Add"; readonly key: string; readonly element: string }
  | { readonly _tag: "Remove"; readonly key: string; readonly element: string }
  /** Sets these columns and leaves the others; of none it does nothing that a client sees. */
  | { readonly _tag: "Set"; readonly key: string; readonly columns: Columns }
  | { readonly _tag: "Erase"; readonly key: string }
  | { readonly _tag: "Field"; readonly key: string; readonly field: string; readonly value: string }
  | { readonly _tag: "Unfield"; readonly key: string; readonly field: string }

/** What a read of one object shows, by family. */
export interface Shown {
  /** The value, or `null` where there is no row. */
  readonly row: string | null
  /**
   * The values of all siblings, sorted; two leaders that wrote the same value at once leave it there twice. Where the
   * table has a resolver, the one value that it made of them.
   */
  readonly register: ReadonlyArray<string>
  readonly counter: number
  /** The elements, sorted, each once. */
  readonly set: ReadonlyArray<string>
  /** The columns, names sorted, or `null` where there is no record. */
  readonly record: Columns | null
  /** The fields, names sorted, each with the values of all its siblings, sorted. */
  readonly map: Readonly<Record<string, ReadonlyArray<string>>>
}

export type Family = keyof Shown

export const families: ReadonlyArray<Family> = ["row", "register", "counter", "set", "record", "map"]

export const isFamily = (name: string): name is Family => families.some((family) => family === name)

/**
 * Everything that a client can read at one leader, keys sorted. Only objects that were ever written are in
 * it.
 */
export type View = { readonly [F in Family]: Readonly<Record<string, Shown[F]>> }

const familyOfTag = {
  Put: "row",
  Insert: "row",
  Update: "row",
  Delete: "row",
  Assign: "register",
  Increment: "counter",
  Add: "set",
  Remove: "set",
  Set: "record",
  Erase: "record",
  Field: "map",
  Unfield: "map",
} as const satisfies Readonly<Record<(Write | Operation)["_tag"], Family>>

/** The family of objects that a write, or the operation of a change, is for. */
export const familyOf = <Tag extends (Write | Operation)["_tag"]>({
  _tag,
}: {
  readonly _tag: Tag
}): (typeof familyOfTag)[Tag] => familyOfTag[_tag]

/** What a write that takes away did not find. */
const missing = (write: Write): string => {
  if ("element" in write) return `no element "${write.element}" in the set "${write.key}"`
  if ("field" in write) return `no field "${write.field}" in the map "${write.key}"`
  return `no ${familyOf(write)} "${write.key}"`
}

/** What was to be taken away is not there at the leader it was sent to. Nothing was recorded. */
export class Absent extends Data.TaggedError("Absent")<{
  readonly leader: LeaderId
  readonly write: Write
}> {
  override get message(): string {
    return (
      `leader ${this.leader} shows ${missing(this.write)}, so there is nothing to take away. Read it there first; if another ` +
      `leader shows it, the change has not arrived yet: retry later, or send the write to that leader.`
    )
  }
}
