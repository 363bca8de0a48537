/**
 * A change is one accepted write on its way through the cluster: what its origin recorded, and what every
 * other leader needs to do the same.
 *
 * The shapes are schemas because a change outlives the process that made it: it is read back from a journal
 * that an older release may have written, and from a peer over a socket. `dependencies` is the version vector
 * of the origin just before, so a change never depends on itself. `observed` are the dots of the element's
 * entries in the origin's set, or of the field's values in its map, at that moment.
 * Source: Shapiro et al., "Conflict-free Replicated Data Types" (2011), section 2.2: prepare at the origin,
 * effect everywhere.
 */
import { Schema } from "effect"

/** A whole number from 0. */
export const count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

/** A leader's number in its cluster, from 0. It must never be given to another machine. */
export const LeaderId = count.annotate({ title: "the number of a leader" })
export type LeaderId = typeof LeaderId.Type

/** The name of one change: its origin, and that leader's own count of changes, from 1. */
export const Dot = Schema.Struct({
  leader: LeaderId,
  sequence: Schema.Int.check(Schema.isGreaterThanOrEqualTo(1)),
})
export type Dot = typeof Dot.Type

/**
 * When a change was made, by its origin's hybrid clock. `wall` is in milliseconds; `leader` makes it unique.
 */
export const Stamp = Schema.Struct({ wall: Schema.Int, logical: count, leader: LeaderId })
export type Stamp = typeof Stamp.Type

/**
 * Rows are written by `Insert`, `Update` and `Delete`: the first two differ in what the origin saw, not in
 * effect.
 */
export const RowOperation = Schema.Union([
  Schema.TaggedStruct("Insert", { key: Schema.String, value: Schema.String }),
  Schema.TaggedStruct("Update", { key: Schema.String, value: Schema.String }),
  Schema.TaggedStruct("Delete", { key: Schema.String }),
])
export type RowOperation = typeof RowOperation.Type

/**
 * `seen` is what the client had read when it wrote: the assignment replaces no sibling beyond it. Without it, all that
 * the origin had seen is replaced.
 */
export const AssignOperation = Schema.TaggedStruct("Assign", {
  key: Schema.String,
  value: Schema.String,
  seen: Schema.optionalKey(Schema.Array(count)),
})
export type AssignOperation = typeof AssignOperation.Type

/** `by` is whole and may be negative. */
export const IncrementOperation = Schema.TaggedStruct("Increment", { key: Schema.String, by: Schema.Int })
export type IncrementOperation = typeof IncrementOperation.Type

const element = { key: Schema.String, element: Schema.String, observed: Schema.Array(Dot) }
export const SetOperation = Schema.Union([
  Schema.TaggedStruct("Add", element),
  Schema.TaggedStruct("Remove", element),
])
export type SetOperation = typeof SetOperation.Type

const columns = Schema.Record(Schema.String, Schema.String)

/** `columns` are those that the client set; `row` is the whole record as its origin then had it. */
export const RecordOperation = Schema.Union([
  Schema.TaggedStruct("Set", { key: Schema.String, columns, row: columns }),
  Schema.TaggedStruct("Erase", { key: Schema.String }),
])
export type RecordOperation = typeof RecordOperation.Type

const field = { key: Schema.String, field: Schema.String, observed: Schema.Array(Dot) }
export const MapOperation = Schema.Union([
  Schema.TaggedStruct("Field", { ...field, value: Schema.String }),
  Schema.TaggedStruct("Unfield", field),
])
export type MapOperation = typeof MapOperation.Type

export const Operation = Schema.Union([
  RowOperation,
  AssignOperation,
  IncrementOperation,
  SetOperation,
  RecordOperation,
  MapOperation,
])
export type Operation = typeof Operation.Type

export const Change = Schema.Struct({
  dot: Dot,
  dependencies: Schema.Array(count),
  stamp: Stamp,
  operation: Operation,
})
export type Change = typeof Change.Type

/** The form in which journals keep changes and sockets carry them: one line of JSON. */
export const ChangeText = Schema.fromJsonString(Change)

/** A total order for canonical listings: by leader, then by sequence. It says nothing about causality. */
export const byDot = (a: { readonly dot: Dot }, b: { readonly dot: Dot }): number =>
  a.dot.leader - b.dot.leader || a.dot.sequence - b.dot.sequence

/** `true` when both dots name the same change. */
export const sameDot = (a: Dot, b: Dot): boolean => a.leader === b.leader && a.sequence === b.sequence

/** `2:7` is the seventh change of leader 2. */
export const showDot = (dot: Dot): string => `${dot.leader}:${dot.sequence}`
