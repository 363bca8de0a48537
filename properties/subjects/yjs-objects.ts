/**
 * Rows, counters and sets in a Yjs document.
 *
 * A row is an entry of one `Y.Map`. A counter is a `Y.Array` of its increments, and a set a `Y.Array` of its elements,
 * each occurrence an item of its own; each has a top-level type of its own, by name, so that two leaders can begin it
 * apart. There is no register: a `Y.Map` keeps one value under a key, not siblings.
 */
import type * as Yjs from "yjs"
import type { Shown, View } from "../../model/vocabulary/write.ts"
import type { WriteTo } from "./library.ts"

export type Offered = "row" | "counter" | "set"

/**
 * A mistake that an adapter can make, for a mutant.
 * - `covered-means-known`: it drops an update whose items the state vector covers; but a delete has no items.
 * - `one-entry-counter`: it keeps a counter as one entry of a map, read and written back.
 * - `one-entry-element`: it keeps a set as a map from element to `true`, where two concurrent adds are one.
 */
export type YjsBug = "covered-means-known" | "one-entry-counter" | "one-entry-element"

export interface YjsObjects {
  /** `true` when a write finds nothing to delete. */
  readonly refuses: (write: WriteTo<Offered>) => boolean
  /** Performs a write, within a transaction. */
  readonly perform: (write: WriteTo<Offered>) => void
  readonly view: () => View
}

/** The counters of a document. */
const countersIn = (doc: Yjs.Doc, bug: YjsBug | null) => {
  const increments = (key: string) => doc.getArray<number>(`counter ${key}`)
  if (bug !== "one-entry-counter")
    return {
      read: (key: string) =>
        increments(key)
          .toArray()
          .reduce((total, by) => total + by, 0),
      increment: (key: string, by: number) => increments(key).push([by]),
    }
  const entry = (key: string) => doc.getMap<number>(`counter ${key}`)
  const read = (key: string) => entry(key).get("total") ?? 0
  return { read, increment: (key: string, by: number) => void entry(key).set("total", read(key) + by) }
}

/** The sets of a document. */
const setsIn = (doc: Yjs.Doc, bug: YjsBug | null) => {
  const occurrences = (key: string) => doc.getArray<string>(`set ${key}`)
  if (bug !== "one-entry-element")
    return {
      read: (key: string) => [...new Set(occurrences(key).toArray())].toSorted(),
      add: (key: string, element: string) => occurrences(key).push([element]),
      remove: (key: string, element: string) => {
        const all = occurrences(key)
        for (const [index, one] of [...all.toArray().entries()].toReversed())
          if (one === element) all.delete(index)
      },
    }
  const flags = (key: string) => doc.getMap<true>(`set ${key}`)
  return {
    read: (key: string) => [...flags(key).keys()].toSorted(),
    add: (key: string, element: string) => void flags(key).set(element, true),
    remove: (key: string, element: string) => flags(key).delete(element),
  }
}

const isBlank = (shown: Shown): boolean => shown === 0 || (Array.isArray(shown) && shown.length === 0)

/** The objects of a document, kept as an adapter with that mistake would keep them. */
export const objectsIn = (doc: Yjs.Doc, bug: YjsBug | null): YjsObjects => {
  const rows = doc.getMap<string>("row")
  const counters = countersIn(doc, bug)
  const sets = setsIn(doc, bug)

  const perform = (write: WriteTo<Offered>): void => {
    switch (write.kind) {
      case "put":
        return void rows.set(write.key, write.value)
      case "delete":
        return rows.delete(write.key)
      case "increment":
        return counters.increment(write.key, write.by)
      case "add":
        return sets.add(write.key, write.element)
      case "remove":
        return sets.remove(write.key, write.element)
    }
  }

  const refuses = (write: WriteTo<Offered>): boolean =>
    (write.kind === "delete" && !rows.has(write.key)) ||
    (write.kind === "remove" && !sets.read(write.key).includes(write.element))

  /** What shows something, by key. A type that an update only mentions, or a refused write looked at, shows nothing. */
  const each = (prefix: string, read: (key: string) => Shown): Readonly<Record<string, Shown>> => {
    const keys = [...doc.share.keys()]
      .filter((name) => name.startsWith(prefix))
      .map((name) => name.slice(prefix.length))
    const shown = keys.toSorted().map((key) => [key, read(key)] as const)
    return Object.fromEntries(shown.filter(([, value]) => !isBlank(value)))
  }

  const view = (): View => ({
    row: Object.fromEntries([...rows.keys()].toSorted().map((key) => [key, rows.get(key) ?? null])),
    register: {},
    counter: each("counter ", counters.read),
    set: each("set ", sets.read),
    record: {},
  })

  return { refuses, perform, view }
}
