/**
 * The schema: the columns that a record can have, and what its table asks of them. It is the application's, and the same
 * under every design.
 *
 * | column | what the table asks |
 * |---|---|
 * | `a`, `b` | nothing |
 * | `amount` | it is a number, which statements compute with |
 * | `email` | no two records have the same |
 * | `parent` | it is the key of a record |
 * | `low`, `high` | where a record has both, `low` is at most `high` |
 * | `audited` | a trigger counts in `firings` how often it was set |
 *
 * A leader asks this of its own clients' writes, always. Whether it asks it of changes that it receives is a matter of its
 * design: see `constraints.ts`.
 * Source: Kleppmann, *Designing Data-Intensive Applications* (2017), ch. 5, "Multi-Leader Replication" (auto-incrementing
 * keys, triggers and integrity constraints as the features to beware of).
 */
import type { Content, Version } from "../vocabulary/change.ts"
import { under } from "../vocabulary/write.ts"

/** The columns that a client can set. */
export const columnNames = ["a", "b", "amount", "email", "parent", "low", "high", "audited"] as const

export type ColumnName = (typeof columnNames)[number]

/** The column that the trigger counts in. */
export const firings = "firings"

/** What a column of a record holds; `null` where it has none, or the row is not a record. */
export const columnOf = (content: Content, column: string): string | null =>
  typeof content === "string" ? null : (under(content, column)?.value ?? null)

/** The number in a column: 0 where there is none, or no number. */
export const numberOf = (content: Content, column: string): number => {
  const number = Number(columnOf(content, column) ?? 0)
  return Number.isFinite(number) ? number : 0
}

/** `true` when the record keeps `low` at most `high`. */
export const checkHolds = (content: Content): boolean =>
  columnOf(content, "low") === null ||
  columnOf(content, "high") === null ||
  numberOf(content, "low") <= numberOf(content, "high")

/** The records of a leader that are there, by key, in the order of their keys. */
export type Table = ReadonlyArray<readonly [key: string, record: Version]>

/** The key of another record that has the same `email`; `null` where none has, or this one has none. */
export const holderOf = (table: Table, key: string, content: Content): string | null => {
  const email = columnOf(content, "email")
  if (email === null) return null
  return (
    table.find(([other, record]) => other !== key && columnOf(record.value, "email") === email)?.[0] ?? null
  )
}

/** `true` when the record's `parent` is there, or it has none. */
export const parentIsThere = (table: Table, key: string, content: Content): boolean => {
  const parent = columnOf(content, "parent")
  return parent === null || parent === key || table.some(([other]) => other === parent)
}

/** `true` when another record has this one as its `parent`. */
export const hasChildren = (table: Table, key: string): boolean =>
  table.some(([other, record]) => other !== key && columnOf(record.value, "parent") === key)
