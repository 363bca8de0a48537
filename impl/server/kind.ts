/**
 * The kinds of tables: what an object of the table is, and so what can be written to it and what a read shows.
 */
import { Schema } from "effect"

export const Kind = Schema.Literals(["row", "record", "register", "counter", "set", "map"])
export type Kind = typeof Kind.Type

/** The name of a table: lower-case letters, digits and hyphens, a letter first. */
export const isTableName = (name: string): boolean => /^[a-z][a-z0-9-]{0,62}$/.test(name)
