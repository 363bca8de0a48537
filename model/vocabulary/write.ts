/**
 * A write is what a client asks a leader to do.
 *
 * Five families of objects, each with its own keys: rows of one value (`put`, `delete`), multi-value registers
 * (`assign`), counters (`increment`, by a whole number that may be negative), add-wins sets (`add`, `remove`), and
 * records: rows with columns, in a table with keys, constraints and a trigger (see `database/schema.ts`). A `put` becomes an
 * insert where the leader shows no row under the key, and an update where it does; so does a `set`.
 *
 * - `set`, `erase`: one column of a record; the whole record.
 * - `adjust`: the statement `amount = amount * times + plus`.
 * - `generate`: a new record under a key that the leader generates; `key` is what it asks with, and the key it got.
 * - `set-both`: column `a` of two records, in one transaction.
 * - `truncate`: every record goes; `key` is `*`.
 */
export type RecordWrite =
  | { readonly kind: "set"; readonly key: string; readonly column: string; readonly value: string }
  | { readonly kind: "erase"; readonly key: string }
  | { readonly kind: "adjust"; readonly key: string; readonly times: number; readonly plus: number }
  | { readonly kind: "generate"; readonly key: string; readonly value: string }
  | { readonly kind: "set-both"; readonly key: string; readonly other: string; readonly value: string }
  | { readonly kind: "truncate"; readonly key: string }

export type Write =
  | RecordWrite
  | { readonly kind: "put"; readonly key: string; readonly value: string }
  | { readonly kind: "delete"; readonly key: string }
  | { readonly kind: "assign"; readonly key: string; readonly value: string }
  | { readonly kind: "increment"; readonly key: string; readonly by: number }
  | { readonly kind: "add"; readonly key: string; readonly element: string }
  | { readonly kind: "remove"; readonly key: string; readonly element: string }

export type Family = "row" | "register" | "counter" | "set" | "record"

export const families: ReadonlyArray<Family> = ["row", "register", "counter", "set", "record"]

/** The key that a `generate` asks with: the leader puts a number behind it. */
export const generatedKey = "#"

/** The key of a `truncate`, which is for every record. */
export const everyKey = "*"

/** The family of objects that a write is for. */
export const familyOf = (write: Write): Family => {
  switch (write.kind) {
    case "put":
    case "delete":
      return "row"
    case "assign":
      return "register"
    case "increment":
      return "counter"
    case "add":
    case "remove":
      return "set"
    case "set":
    case "erase":
    case "adjust":
    case "generate":
    case "set-both":
    case "truncate":
      return "record"
  }
}

/** The columns of a record, by name. */
export type Columns = Readonly<Record<string, string>>

/**
 * What a read of one object shows: a row's value or `null`, a register's siblings, a counter's total, a set's elements, a
 * record's columns or `null`.
 */
export type Shown = string | number | null | ReadonlyArray<string> | Columns

/** `true` for siblings or elements, which are a list. */
export const isList = (shown: Shown): shown is ReadonlyArray<string> => Array.isArray(shown)

/** Everything that a client can read at one leader. Only objects that were ever written have an entry. */
export interface View {
  readonly row: Readonly<Record<string, Shown>>
  readonly register: Readonly<Record<string, Shown>>
  readonly counter: Readonly<Record<string, Shown>>
  readonly set: Readonly<Record<string, Shown>>
  readonly record: Readonly<Record<string, Shown>>
}

/** A view of nothing. */
export const nothingShown: View = { row: {}, register: {}, counter: {}, set: {}, record: {} }

/** What an object that nobody wrote shows. */
export const blank = (family: Family): Shown =>
  family === "row" || family === "record" ? null : family === "counter" ? 0 : []

/** What the record holds under a key. A key is any text, also one that every JavaScript object has, as `constructor`. */
export const under = <Held>(record: Readonly<Record<string, Held>>, key: string): Held | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

/** Sets a key of a record in the making. To assign is several times faster than a computed name in a literal. */
const enter = <Held>(record: Record<string, Held>, key: string, held: Held): void => {
  if (key !== "__proto__") record[key] = held
  // The one name for which an assignment means something else.
  else
    Object.defineProperty(record, key, { value: held, configurable: true, enumerable: true, writable: true })
}

/** The record with what it holds under one key replaced. */
export const withEntry = <Held>(
  record: Readonly<Record<string, Held>>,
  key: string,
  held: Held,
): Readonly<Record<string, Held>> => {
  const next = { ...record }
  enter(next, key, held)
  return next
}

/** The texts in order. They are few as a rule, and for few the built-in sort takes many times the memory. */
export const inOrder = (texts: ReadonlyArray<string>): ReadonlyArray<string> => {
  if (texts.length > 8) return texts.toSorted()
  let sorted = texts
  for (let index = 1; index < texts.length; index++) {
    const text = texts[index] ?? ""
    let place = index
    while (place > 0 && (sorted[place - 1] ?? "") > text) place--
    if (place < index) sorted = sorted.toSpliced(index, 1).toSpliced(place, 0, text)
  }
  return sorted
}

/** The record in the order of its keys, with what `read` makes of what it holds. */
export const inKeyOrder = <Held, Shown>(
  record: Readonly<Record<string, Held>>,
  read: (held: Held) => Shown,
): Readonly<Record<string, Shown>> => {
  const shown: Record<string, Shown> = {}
  for (const key of inOrder(Object.keys(record))) {
    const held = record[key]
    if (held !== undefined) enter(shown, key, read(held))
  }
  return shown
}

/** What the view shows of one object. */
export const shownIn = (view: View, family: Family, key: string): Shown =>
  under(view[family], key) ?? blank(family)
