/**
 * A write is what a client asks a leader to do to one object.
 *
 * Four families of objects, each with its own keys: rows (`put`, `delete`), multi-value registers (`assign`),
 * counters (`increment`, by a whole number that may be negative) and add-wins sets (`add`, `remove`). A `put` becomes
 * an insert where the leader shows no row under the key, and an update where it does.
 */
export type Write =
  | { readonly kind: "put"; readonly key: string; readonly value: string }
  | { readonly kind: "delete"; readonly key: string }
  | { readonly kind: "assign"; readonly key: string; readonly value: string }
  | { readonly kind: "increment"; readonly key: string; readonly by: number }
  | { readonly kind: "add"; readonly key: string; readonly element: string }
  | { readonly kind: "remove"; readonly key: string; readonly element: string }

export type Family = "row" | "register" | "counter" | "set"

export const families: ReadonlyArray<Family> = ["row", "register", "counter", "set"]

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
  }
}

/** What a read of one object shows: a row's value or `null`, a register's siblings, a counter's total, a set's elements. */
export type Shown = string | number | null | ReadonlyArray<string>

/** Everything that a client can read at one leader. Only objects that were ever written have an entry. */
export interface View {
  readonly row: Readonly<Record<string, Shown>>
  readonly register: Readonly<Record<string, Shown>>
  readonly counter: Readonly<Record<string, Shown>>
  readonly set: Readonly<Record<string, Shown>>
}

/** What an object that nobody wrote shows. */
export const blank = (family: Family): Shown => (family === "row" ? null : family === "counter" ? 0 : [])

/** What the record holds under a key. A key is any text, also one that every JavaScript object has, as `constructor`. */
export const under = <Held>(record: Readonly<Record<string, Held>>, key: string): Held | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

/** What the view shows of one object. */
export const shownIn = (view: View, family: Family, key: string): Shown =>
  under(view[family], key) ?? blank(family)
