/**
 * What the HTTP API answers with: objects by kind, receipts, and the leader's own figures.
 */
import { Schema } from "effect"
import { count, Dot, LeaderId, Stamp } from "../change.ts"
import { Conflict } from "../conflict-log.ts"
import { Token } from "./token.ts"

const shown = <K extends string, V extends Schema.Top>(kind: K, value: V) =>
  Schema.Struct({ kind: Schema.Literal(kind), value, token: Token })

const Columns = Schema.Record(Schema.String, Schema.String)

/**
 * What a read shows. `token` is what the leader had applied at that moment.
 *
 * A register's `siblings` are the values of writes that did not know of each other; `value` is the one there is, or
 * what the table's resolver makes of them, and `null` when there is none or several.
 */
export const Shown = Schema.Union([
  shown("row", Schema.String),
  shown("record", Columns),
  Schema.Struct({
    kind: Schema.Literal("register"),
    value: Schema.NullOr(Schema.String),
    siblings: Schema.Array(Schema.Struct({ value: Schema.String, dot: Dot })),
    token: Token,
  }),
  shown("counter", Schema.Int),
  shown("set", Schema.Array(Schema.String)),
  shown("map", Schema.Record(Schema.String, Schema.Array(Schema.String))),
])
export type Shown = typeof Shown.Type

/** The write is durable at this leader, under this dot. `token` covers it. */
export const Receipt = Schema.Struct({ dot: Dot, stamp: Stamp, token: Token })
export type Receipt = typeof Receipt.Type

/** A new value for a row or a register, or columns for a record. */
export const Put = Schema.Union([
  Schema.Struct({ value: Schema.String, seen: Schema.optionalKey(Token) }),
  Schema.Struct({ columns: Columns }),
])
export type Put = typeof Put.Type

/** Conflicts of rows that this leader saw, oldest first; `next` is where the next page begins. */
export const ConflictPage = Schema.Struct({ conflicts: Schema.Array(Conflict), next: count })

/**
 * `vector` is what the leader has applied, `durable` what of that a crash leaves. A follower's `lag` counts this
 * leader's applied changes that the follower is not known to have made durable.
 */
export const Status = Schema.Struct({
  id: LeaderId,
  name: Schema.String,
  cluster: Schema.String,
  vector: Token,
  durable: Token,
  log: Schema.Struct({ first: count, last: count, saved: count }),
  followers: Schema.Array(
    Schema.Struct({ id: LeaderId, name: Schema.String, connected: Schema.Boolean, lag: count }),
  ),
  sources: Schema.Array(
    Schema.Struct({
      id: LeaderId,
      name: Schema.String,
      connected: Schema.Boolean,
      /** How far that leader's clock is ahead of this one's, in milliseconds, when it last said; `null` before. */
      clockAhead: Schema.NullOr(Schema.Int),
      /** Why the last connection ended, when it did not end well. */
      problem: Schema.NullOr(Schema.String),
    }),
  ),
  /** Changes that wait for another. */
  waiting: count,
  /** How often a resolver was found impure; its registers show siblings then. */
  impurities: count,
  stopped: Schema.Boolean,
})
export type Status = typeof Status.Type

export const Health = Schema.Struct({ ok: Schema.Boolean })
