/**
 * A policy says what the tables of a store hold and how concurrent writes to them meet.
 *
 * A table is a prefix: table `users` has the keys `users/...`. Keys without a table are raw: they may hold any
 * family, records among them merge as whole rows, and registers show their siblings. All leaders of a cluster must
 * have the same policy, or they will not agree; nothing checks that they do.
 */
import { Data } from "effect"
import type { Merge } from "./record.ts"
import type { Resolver } from "./resolver.ts"
import type { Family } from "./write.ts"

/** What a table holds. `merge` is `columns` unless given; a register without `resolve` shows its siblings. */
export type Table =
  | { readonly kind: "record"; readonly merge?: Merge }
  | { readonly kind: "register"; readonly resolve?: Resolver }
  | { readonly kind: "row" | "counter" | "set" | "map" }

export interface Policy {
  readonly tables: ReadonlyMap<string, Table>
}

/** The policy of a store without tables. */
export const noTables: Policy = { tables: new Map() }

/** A table's name cannot be the prefix of a key. */
export class TableMisnamed extends Data.TaggedError("TableMisnamed")<{ readonly table: string }> {
  override get message(): string {
    return (
      `the table name ${JSON.stringify(this.table)} cannot be used: write a lower-case letter followed by ` +
      `lower-case letters, digits and hyphens, such as "line-items".`
    )
  }
}

const tableName = /^[a-z][a-z0-9-]*$/

/** The policy with these tables, or the first name that cannot be one. */
export const policyOf = (tables: Readonly<Record<string, Table>>): Policy | TableMisnamed => {
  const misnamed = Object.keys(tables).find((name) => !tableName.test(name))
  return misnamed === undefined
    ? { tables: new Map(Object.entries(tables)) }
    : new TableMisnamed({ table: misnamed })
}

/** The name of the table that a key would be in: what is before the first slash; `null` for a key without one. */
export const tableNameOf = (key: string): string | null => {
  const slash = key.indexOf("/")
  return slash === -1 ? null : key.slice(0, slash)
}

/** The table that a key is in; `undefined` for a raw key. */
const tableOf = (policy: Policy, key: string): Table | undefined => {
  if (policy.tables.size === 0) return undefined
  const name = tableNameOf(key)
  return name === null ? undefined : policy.tables.get(name)
}

/** The family of the objects that a key's table holds; `undefined` for a raw key, which may be of any. */
export const kindOf = (policy: Policy, key: string): Family | undefined => tableOf(policy, key)?.kind

/** How concurrent writes to the record under a key meet. */
export const mergeOf = (policy: Policy, key: string): Merge => {
  const table = tableOf(policy, key)
  return table?.kind === "record" ? (table.merge ?? "columns") : "row"
}

/** The resolver of the register under a key, if its table has one. */
export const resolverOf = (policy: Policy, key: string): Resolver | undefined => {
  const table = tableOf(policy, key)
  return table?.kind === "register" ? table.resolve : undefined
}
