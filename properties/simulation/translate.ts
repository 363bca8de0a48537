/**
 * Between the vocabulary of the model, in which histories are written, and that of the implementation.
 */
import {
  type Change,
  familyOf,
  type Family as StoreFamily,
  type Report,
  type Shown as StoreShown,
  type View as StoreView,
  type Write,
} from "../../impl/index.ts"
import type { Happening } from "../../model/replication/happening.ts"
import type { LeaderId } from "../../model/vocabulary/leader.ts"
import type { Shown, View, Write as Any } from "../../model/vocabulary/write.ts"

/** The writes that the implementation offers: of records, those that need no constraint and no statement. */
export type Asked = Exclude<Any, { readonly kind: "adjust" | "generate" | "set-both" | "truncate" }>

/** The columns of the model's table that nothing else hangs on. */
const plainColumns: ReadonlySet<string> = new Set(["a", "b"])

export const isOffered = (write: Any): write is Asked => {
  switch (write.kind) {
    case "set":
      return plainColumns.has(write.column)
    case "adjust":
    case "generate":
    case "set-both":
    case "truncate":
      return false
    case "put":
    case "delete":
    case "assign":
    case "increment":
    case "add":
    case "remove":
    case "erase":
      return true
  }
}

/** A client's write, in the implementation's words. */
export const writeOf = (write: Asked): Write => {
  switch (write.kind) {
    case "put":
      return { _tag: "Put", key: write.key, value: write.value }
    case "delete":
      return { _tag: "Delete", key: write.key }
    case "assign":
      return { _tag: "Assign", key: write.key, value: write.value }
    case "increment":
      return { _tag: "Increment", key: write.key, by: write.by }
    case "add":
      return { _tag: "Add", key: write.key, element: write.element }
    case "remove":
      return { _tag: "Remove", key: write.key, element: write.element }
    case "set":
      return { _tag: "Set", key: write.key, columns: { [write.column]: write.value } }
    case "erase":
      return { _tag: "Erase", key: write.key }
  }
}

/** The family of objects that a write of the implementation is for. */
export const familyOfWrite = (write: Asked): StoreFamily => familyOf(writeOf(write))

/** The family of objects that a change is for. */
export const familyOfChange = ({ operation }: Change): StoreFamily => familyOf(operation)

const isMap = (shown: StoreShown[StoreFamily]): shown is StoreShown["map"] =>
  typeof shown === "object" && shown !== null && Object.values(shown).some((value) => Array.isArray(value))

/** What a read shows, in the model's words, which have no maps. */
export const shownOf = (shown: StoreShown[StoreFamily]): Shown => {
  if (isMap(shown)) throw new TypeError("the model's clients write no maps, and this object is one")
  return shown
}

/** What a client sees of all objects, without the maps, which the model has not among its clients' objects. */
export const viewOf = ({ row, register, counter, set, record }: StoreView): View => ({
  row,
  register,
  counter,
  set,
  record,
})

/** What a leader reported of a change that arrived, as a happening; `read` gives what its object shows now. */
export const happeningOf = (at: LeaderId, report: Report, read: () => StoreShown[StoreFamily]): Happening => {
  const { dot, from } = report
  switch (report._tag) {
    case "Applied": {
      const { outcome, conflict, shows } = report
      const found = conflict && { name: conflict.name, local: conflict.local, kept: conflict.kept }
      return { kind: "applied", at, from, dot, outcome, conflict: found, shows: shownOf(shows) }
    }
    case "Buffered":
      return { kind: "buffered", at, from, dot, shows: shownOf(read()) }
    case "Ignored":
      return { kind: "ignored", at, from, dot, why: report.why, shows: shownOf(read()) }
  }
}
