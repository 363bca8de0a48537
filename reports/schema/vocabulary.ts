/** Schemas of the words of the model that stand in reports: leaders, changes, objects, writes and faults. */
import { Schema } from "effect"
import { columnNames } from "../../model/database/schema.ts"
import { mostLeaders } from "../../model/vocabulary/leader.ts"
import { faults } from "../../properties/subjects/subject.ts"

/** A whole number from `minimum` to `maximum`. */
export const between = (minimum: number, maximum: number) =>
  Schema.Int.check(Schema.isBetween({ minimum, maximum }))

/** Text of at most so many characters. */
export const upTo = (characters: number) => Schema.String.check(Schema.isMaxLength(characters))

/** A leader by number: 0 is A. */
export const Leader = between(0, mostLeaders - 1)

export const Dot = Schema.Struct({ leader: Leader, sequence: Schema.Natural }).annotate({ identifier: "Dot" })

/** A link by its two ends. */
export const Link = Schema.Struct({ from: Leader, to: Leader })

export const FamilyName = Schema.Literals(["row", "register", "counter", "set", "record"])

export const FaultName = Schema.Literals(faults)

export const ColumnName = Schema.Literals(columnNames)

export const Shown = Schema.Union([
  Schema.String,
  Schema.Int,
  Schema.Null,
  Schema.Array(Schema.String),
  Schema.Record(Schema.String, Schema.String),
]).annotate({
  identifier: "Shown",
  description:
    "What a read of one object shows: a row's value or null, a register's siblings, a counter's total, a set's elements, a record's columns or null.",
})
