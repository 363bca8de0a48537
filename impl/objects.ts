/**
 * The objects of one leader: what its clients read and what changes alter.
 *
 * `prepare` turns a client's write into the operation that every leader will perform; `perform` performs it.
 * Both ask the rules and nothing else, so the same changes in an allowed order give the same objects
 * everywhere. `stored.ts` keeps them as text and `merging.ts` joins them with those of another leader.
 */
import type { Change, Dot, Operation } from "./change.ts"
import type { Conflict } from "./conflict-log.ts"
import * as Counter from "./counter.ts"
import { hold, type Objects, type States, touch } from "./held.ts"
import * as ObservedMap from "./map.ts"
import { mergeOf } from "./policy.ts"
import * as Fields from "./record.ts"
import * as Register from "./register.ts"
import * as Row from "./row.ts"
import type { Rules } from "./rules.ts"
import * as AddWinsSet from "./set.ts"
import type { VersionVector } from "./version-vector.ts"
import { type Family, familyOf, type Shown, type View, type Write } from "./write.ts"

export { collect } from "./collecting.ts"
export { type Inside, inspect, none, type Objects } from "./held.ts"

/** What performing a change did to its object. */
export interface Performed {
  readonly family: Family
  readonly key: string
  /** `kept` when what was there stayed, because it was stamped later. */
  readonly outcome: "applied" | "kept"
  readonly conflict: Conflict | null
  /** More conflicts of the same change; only a record that merges by columns has any. */
  readonly further: ReadonlyArray<Conflict>
}

const noSiblings: States["register"] = []
const noEntries: States["set"] = []
const noTotals: States["counter"] = []
const noFields: States["map"] = []

/** The operation of a write here and now, or `null` when there is nothing to take away. */
export const prepare = ({ held }: Objects, write: Write, rules: Rules): Operation | null => {
  const { key } = write
  switch (write._tag) {
    case "Put": {
      const exists = Row.shown(held.row.get(key)) !== null
      return { _tag: exists ? "Update" : "Insert", key, value: write.value }
    }
    case "Delete":
      return Row.shown(held.row.get(key)) === null ? null : { _tag: "Delete", key }
    case "Assign":
      return { ...write }
    case "Increment":
      return { _tag: "Increment", key, by: write.by }
    case "Add":
    case "Remove": {
      const entries = held.set.get(key) ?? noEntries
      if (write._tag === "Remove" && !AddWinsSet.has(entries, write.element)) return null
      return {
        _tag: write._tag,
        key,
        element: write.element,
        observed: rules.observe(entries, write.element),
      }
    }
    case "Set":
      return {
        _tag: "Set",
        key,
        columns: write.columns,
        row: Fields.withColumns(held.record.get(key), write.columns),
      }
    case "Erase":
      return Fields.shown(held.record.get(key)) === null ? null : { _tag: "Erase", key }
    case "Field":
    case "Unfield": {
      const values = held.map.get(key) ?? noFields
      if (write._tag === "Unfield" && !ObservedMap.has(values, write.field)) return null
      return { ...write, observed: rules.observeField(values, write.field) }
    }
  }
}

const only = ({ leader, sequence }: Dot): VersionVector => [...new Array<number>(leader).fill(0), sequence]

/** Performs a change, its origin's own or one that arrived: the same everywhere. */
export const perform = (objects: Objects, change: Change, rules: Rules): Performed => {
  const { operation } = change
  const { key } = operation
  touch(objects, familyOf(operation), key, only(change.dot))
  return effect(objects, change, rules)
}

const effect = (objects: Objects, change: Change, rules: Rules): Performed => {
  const { held } = objects
  const { operation } = change
  const { key } = operation
  const merged = <F extends Family>(family: F, state: States[F]): Performed => {
    hold(objects, family, key, state, rules)
    return { family, key, outcome: "applied", conflict: null, further: [] }
  }
  switch (operation._tag) {
    case "Insert":
    case "Update":
    case "Delete": {
      const cell = held.row.get(key)
      const won = cell === undefined || rules.wins(change, cell)
      if (won) hold(objects, "row", key, Row.next(change, operation, rules), rules)
      const conflict = Row.conflict(change, key, cell, won, rules)
      return { family: "row", key, outcome: won ? "applied" : "kept", conflict, further: [] }
    }
    case "Set":
    case "Erase": {
      const merge = mergeOf(rules.policy, key)
      const { fields, won, conflicts } = Fields.perform(held.record.get(key), change, operation, merge, rules)
      hold(objects, "record", key, fields, rules)
      const [conflict = null, ...further] = conflicts
      return { family: "record", key, outcome: won ? "applied" : "kept", conflict, further }
    }
    case "Assign":
      return merged(
        "register",
        Register.perform(held.register.get(key) ?? noSiblings, change, operation, rules),
      )
    case "Increment":
      return merged("counter", Counter.perform(held.counter.get(key) ?? noTotals, change, operation, rules))
    case "Add":
    case "Remove":
      return merged("set", AddWinsSet.perform(held.set.get(key) ?? noEntries, change, operation, rules))
    case "Field":
    case "Unfield":
      return merged("map", ObservedMap.perform(held.map.get(key) ?? noFields, change, operation, rules))
  }
}

const showRegister = (objects: Objects, key: string): Shown["register"] => {
  const resolved = objects.resolved.get(key)
  return resolved === undefined ? Register.shown(objects.held.register.get(key) ?? noSiblings) : [resolved]
}

const readers: { readonly [F in Family]: (objects: Objects, key: string) => Shown[F] } = {
  row: ({ held }, key) => Row.shown(held.row.get(key)),
  register: showRegister,
  counter: ({ held }, key) => Counter.shown(held.counter.get(key) ?? noTotals),
  set: ({ held }, key) => AddWinsSet.shown(held.set.get(key) ?? noEntries),
  record: ({ held }, key) => Fields.shown(held.record.get(key)),
  map: ({ held }, key) => ObservedMap.shown(held.map.get(key) ?? noFields),
}

/** What a client sees of one object. */
export const read = <F extends Family>(objects: Objects, family: F, key: string): Shown[F] =>
  readers[family](objects, key)

const show = <F extends Family>(objects: Objects, family: F): Readonly<Record<string, Shown[F]>> =>
  Object.fromEntries(
    [...objects.held[family].keys()].toSorted().map((key) => [key, read(objects, family, key)]),
  )

/** What a client sees of all objects. */
export const view = (objects: Objects): View => ({
  row: show(objects, "row"),
  register: show(objects, "register"),
  counter: show(objects, "counter"),
  set: show(objects, "set"),
  record: show(objects, "record"),
  map: show(objects, "map"),
})
