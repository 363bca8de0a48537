/**
 * What a leader holds of its objects, by family and key, and the ways to put something there.
 */
import * as Counter from "./counter.ts"
import type { FieldValue } from "./map.ts"
import { resolverOf, tableNameOf } from "./policy.ts"
import type { Fields } from "./record.ts"
import type { Sibling } from "./register.ts"
import { resolve, type ResolverImpure } from "./resolver.ts"
import type { Cell } from "./row.ts"
import type { Rules } from "./rules.ts"
import type { Entry } from "./set.ts"
import { raise, type VersionVector } from "./version-vector.ts"
import type { Family } from "./write.ts"

/** What a leader holds of one object, by family. */
export interface States {
  readonly row: Cell
  readonly register: ReadonlyArray<Sibling>
  readonly counter: Counter.Totals
  readonly set: ReadonlyArray<Entry>
  readonly record: Fields
  readonly map: ReadonlyArray<FieldValue>
}

export interface Objects {
  readonly held: { readonly [F in Family]: Map<string, States[F]> }
  /** For each object, the last change of each leader that it was the object of, by leader. */
  readonly touched: { readonly [F in Family]: Map<string, VersionVector> }
  /** The one value that stands for a register, where its table has a resolver and that can be trusted. */
  readonly resolved: Map<string, string>
  /** How often a resolver was found impure, and the latest finding. */
  readonly impurities: { count: number; latest: ResolverImpure | null }
}

export const none = (): Objects => ({
  held: {
    row: new Map(),
    register: new Map(),
    counter: new Map(),
    set: new Map(),
    record: new Map(),
    map: new Map(),
  },
  touched: {
    row: new Map(),
    register: new Map(),
    counter: new Map(),
    set: new Map(),
    record: new Map(),
    map: new Map(),
  },
  resolved: new Map(),
  impurities: { count: 0, latest: null },
})

/** Puts what a leader holds of an object in place; of `undefined` nothing is left. */
export const hold = <F extends Family>(
  objects: Objects,
  family: F,
  key: string,
  state: States[F] | undefined,
  rules: Rules,
): void => {
  const held: Map<string, States[F]> = objects.held[family]
  if (state === undefined) held.delete(key)
  else held.set(key, state)
  if (family === "register") settle(objects, key, rules)
}

/** Lets the resolver of a register's table, if there is one, say what a read shows. */
const settle = (objects: Objects, key: string, rules: Rules): void => {
  const resolver = resolverOf(rules.policy, key)
  if (resolver === undefined) return
  const siblings = objects.held.register.get(key) ?? []
  objects.resolved.delete(key)
  if (siblings.length === 0) return
  const answer = resolve(resolver, siblings, { table: tableNameOf(key) ?? "", key })
  if (typeof answer === "string") objects.resolved.set(key, answer)
  else {
    objects.impurities.count++
    objects.impurities.latest = answer
  }
}

/** Notes that changes which this vector covers had the object for their object. */
export const touch = (objects: Objects, family: Family, key: string, vector: VersionVector): void => {
  const touched = [...(objects.touched[family].get(key) ?? [])]
  raise(touched, vector)
  objects.touched[family].set(key, touched)
}

/** What is held behind what clients see: a copy that stays as it is. */
export interface Inside {
  readonly rows: ReadonlyMap<string, Cell>
  readonly registers: ReadonlyMap<string, ReadonlyArray<Sibling>>
  /** The sums. */
  readonly counters: ReadonlyMap<string, number>
  readonly sets: ReadonlyMap<string, ReadonlyArray<Entry>>
  readonly records: ReadonlyMap<string, Fields>
  readonly maps: ReadonlyMap<string, ReadonlyArray<FieldValue>>
  /** How often a resolver was found impure since the start, and the latest finding. */
  readonly impurities: { readonly count: number; readonly latest: ResolverImpure | null }
}

export const inspect = ({ held, impurities }: Objects): Inside => ({
  rows: new Map(held.row),
  registers: new Map(held.register),
  counters: new Map([...held.counter].map(([key, totals]) => [key, Counter.shown(totals)])),
  sets: new Map(held.set),
  records: new Map(held.record),
  maps: new Map(held.map),
  impurities: { ...impurities },
})
