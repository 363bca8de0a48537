/**
 * The objects of one leader: what its clients read and what changes alter.
 *
 * `prepare` turns a client's write into the operation that every leader will perform; `perform` performs it.
 * Both ask the rules and nothing else, so the same changes in an allowed order give the same objects
 * everywhere.
 */
import type { Change, Operation } from "./change.ts"
import type { Conflict } from "./conflict-log.ts"
import * as Register from "./register.ts"
import * as Row from "./row.ts"
import type { Rules } from "./rules.ts"
import * as AddWinsSet from "./set.ts"
import type { Family, Shown, View, Write } from "./write.ts"

export interface Objects {
  readonly rows: Map<string, Row.Cell>
  readonly registers: Map<string, ReadonlyArray<Register.Sibling>>
  readonly counters: Map<string, number>
  readonly sets: Map<string, ReadonlyArray<AddWinsSet.Entry>>
}

/** What performing a change did to its object. */
export interface Performed {
  readonly family: Family
  readonly key: string
  /** `kept` when what was there stayed, because it was stamped later. */
  readonly outcome: "applied" | "kept"
  readonly conflict: Conflict | null
}

export const none = (): Objects => ({
  rows: new Map(),
  registers: new Map(),
  counters: new Map(),
  sets: new Map(),
})

const noSiblings: ReadonlyArray<Register.Sibling> = []
const noEntries: ReadonlyArray<AddWinsSet.Entry> = []

/** The operation of a write here and now, or `null` when there is nothing to delete or remove. */
export const prepare = (objects: Objects, write: Write, rules: Rules): Operation | null => {
  const { key } = write
  switch (write._tag) {
    case "Put": {
      const exists = Row.shown(objects.rows.get(key)) !== null
      return { _tag: exists ? "Update" : "Insert", key, value: write.value }
    }
    case "Delete":
      return Row.shown(objects.rows.get(key)) === null ? null : { _tag: "Delete", key }
    case "Assign":
      return { _tag: "Assign", key, value: write.value }
    case "Increment":
      return { _tag: "Increment", key, by: write.by }
    case "Add":
    case "Remove": {
      const entries = objects.sets.get(key) ?? noEntries
      if (write._tag === "Remove" && !AddWinsSet.has(entries, write.element)) return null
      return {
        _tag: write._tag,
        key,
        element: write.element,
        observed: rules.observe(entries, write.element),
      }
    }
  }
}

const merged = (family: Family, key: string): Performed => ({
  family,
  key,
  outcome: "applied",
  conflict: null,
})

/** Performs a change, its origin's own or one that arrived: the same everywhere. */
export const perform = (objects: Objects, change: Change, rules: Rules): Performed => {
  const { operation } = change
  const { key } = operation
  switch (operation._tag) {
    case "Insert":
    case "Update":
    case "Delete": {
      const cell = objects.rows.get(key)
      const won = cell === undefined || rules.wins(change, cell)
      if (won) {
        const next = Row.next(change, operation, rules)
        if (next === undefined) objects.rows.delete(key)
        else objects.rows.set(key, next)
      }
      const conflict = Row.conflict(change, key, cell, won, rules)
      return { family: "row", key, outcome: won ? "applied" : "kept", conflict }
    }
    case "Assign": {
      const siblings = objects.registers.get(key) ?? noSiblings
      objects.registers.set(key, Register.perform(siblings, change, operation, rules))
      return merged("register", key)
    }
    case "Increment":
      objects.counters.set(key, rules.count(objects.counters.get(key) ?? 0, operation))
      return merged("counter", key)
    case "Add":
    case "Remove":
      objects.sets.set(key, AddWinsSet.perform(objects.sets.get(key) ?? noEntries, change, operation, rules))
      return merged("set", key)
  }
}

const readers: { readonly [F in Family]: (objects: Objects, key: string) => Shown[F] } = {
  row: (objects, key) => Row.shown(objects.rows.get(key)),
  register: (objects, key) => Register.shown(objects.registers.get(key) ?? noSiblings),
  counter: (objects, key) => objects.counters.get(key) ?? 0,
  set: (objects, key) => AddWinsSet.shown(objects.sets.get(key) ?? noEntries),
}

/** What a client sees of one object. */
export const read = <F extends Family>(objects: Objects, family: F, key: string): Shown[F] =>
  readers[family](objects, key)

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1)

const show = <A, B>(held: ReadonlyMap<string, A>, shown: (object: A) => B): Readonly<Record<string, B>> =>
  Object.fromEntries([...held].toSorted(byKey).map(([key, object]) => [key, shown(object)]))

/** What a client sees of all objects. */
export const view = (objects: Objects): View => ({
  row: show(objects.rows, Row.shown),
  register: show(objects.registers, Register.shown),
  counter: show(objects.counters, (total) => total),
  set: show(objects.sets, AddWinsSet.shown),
})
