/** What a client can ask for, family by family, as a form with a few fields. */
import { columnNames, type ColumnName } from "../../../model/database/schema.ts"
import type { LeaderId } from "../../../model/vocabulary/leader.ts"
import { everyKey, type Family, generatedKey, type Write } from "../../../model/vocabulary/write.ts"

type Kind = Write["kind"]

/** The fields of a form; which of them a kind of write reads is in `fieldsOf`. */
export interface WriteForm {
  readonly kind: Kind
  readonly key: string
  readonly value: string
  readonly other: string
  readonly column: ColumnName
  readonly by: number
  readonly times: number
  /** `true` for a write in the same instant as what came before. */
  readonly atOnce: boolean
}

export type Field = Exclude<keyof WriteForm, "kind" | "atOnce">

interface KindOfWrite {
  readonly kind: Kind
  readonly says: string
  readonly fields: ReadonlyArray<Field>
}

/** What can be written to the objects of each family. */
export const kindsOf: Readonly<Record<Family, ReadonlyArray<KindOfWrite>>> = {
  row: [
    { kind: "put", says: "put a value", fields: ["key", "value"] },
    { kind: "delete", says: "delete", fields: ["key"] },
  ],
  register: [{ kind: "assign", says: "assign a value, keep rivals", fields: ["key", "value"] }],
  counter: [{ kind: "increment", says: "increment", fields: ["key", "by"] }],
  set: [
    { kind: "add", says: "add to a set", fields: ["key", "value"] },
    { kind: "remove", says: "remove from a set", fields: ["key", "value"] },
  ],
  record: [
    { kind: "set", says: "set a column", fields: ["key", "column", "value"] },
    { kind: "erase", says: "erase a record", fields: ["key"] },
    { kind: "adjust", says: "compute the amount", fields: ["key", "times", "by"] },
    { kind: "generate", says: "insert under a generated key", fields: ["value"] },
    { kind: "set-both", says: "set two records, one transaction", fields: ["key", "other", "value"] },
    { kind: "truncate", says: "truncate the table", fields: [] },
  ],
}

export const familyNames: Readonly<Record<Family, string>> = {
  row: "Row of one value",
  register: "Register that keeps rivals",
  counter: "Counter",
  set: "Set",
  record: "Record of a table",
}

export const columns: ReadonlyArray<ColumnName> = columnNames

/** The fields that a kind of write reads. */
export const fieldsOf = (kind: Kind): ReadonlyArray<Field> =>
  Object.values(kindsOf)
    .flat()
    .find((one) => one.kind === kind)?.fields ?? []

/** What is written when nobody says what: the first letter tells where it was written. */
const suggestions: ReadonlyArray<ReadonlyArray<string>> = [
  ["apple", "apricot", "avocado"],
  ["banana", "blueberry", "blackberry"],
  ["cherry", "coconut", "cranberry"],
  ["date", "durian", "dewberry"],
  ["elderberry", "emblic", "entawak"],
]

/** The value that is suggested for the nth write of a leader. */
export const suggested = (leader: LeaderId, nth: number): string => {
  const words = suggestions[leader] ?? [`value${leader + 1}`]
  const word = words[nth % words.length] ?? "value"
  const round = Math.floor(nth / words.length)
  return round === 0 ? word : `${word}${round + 1}`
}

/** The form that a leader begins with, where the rules have these families. */
export const freshForm = (leader: LeaderId, families: ReadonlyArray<Family>): WriteForm => ({
  kind: kindsOf[families[0] ?? "row"][0]?.kind ?? "put",
  key: "x",
  value: suggested(leader, 0),
  other: "y",
  column: "a",
  by: 1,
  times: 1,
  atOnce: false,
})

const mostCharacters = 200
const mostCount = 1_000_000

/** Why a form cannot be written; `null` when it can. */
export const formReason = (form: WriteForm): string | null => {
  for (const field of fieldsOf(form.kind)) {
    const held = form[field]
    if (typeof held === "string" && (held === "" || held.length > mostCharacters))
      return `${fieldNames[field]} must have 1 to ${mostCharacters} characters`
    if (typeof held === "number" && (!Number.isInteger(held) || Math.abs(held) > mostCount))
      return `${fieldNames[field]} must be a whole number`
  }
  return form.kind === "set-both" && form.key === form.other ? "the two records must be different" : null
}

export const fieldNames: Readonly<Record<Field, string>> = {
  key: "key",
  value: "value",
  other: "second key",
  column: "column",
  by: "by",
  times: "times",
}

/** The write that a form asks for. */
export const writeOf = ({ kind, key, value, other, column, by, times }: WriteForm): Write => {
  switch (kind) {
    case "put":
    case "assign":
      return { kind, key, value }
    case "delete":
    case "erase":
      return { kind, key }
    case "increment":
      return { kind, key, by }
    case "add":
    case "remove":
      return { kind, key, element: value }
    case "set":
      return { kind, key, column, value }
    case "adjust":
      return { kind, key, times, plus: by }
    case "generate":
      return { kind, key: generatedKey, value }
    case "set-both":
      return { kind, key, other, value }
    case "truncate":
      return { kind, key: everyKey }
  }
}
