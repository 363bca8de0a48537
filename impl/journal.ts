/**
 * The journal is all that a leader keeps: the changes that it has applied, in the order in which it did, its own
 * and those of the others; and a checkpoint, the state that the older of them led to, so that they can be cut off.
 *
 * A change has a *position*: 1 for the first that this leader applied, 2 for the second.
 * Law: what `sync` has returned for is read back by every later start; what was only appended may be lost,
 * but only from the end. A change is written to the journal once. A checkpoint is there whole or not at all.
 */
import { Context, Data, type Effect, Schema } from "effect"
import { type Change, count, Stamp } from "./change.ts"
import type { Conflict } from "./conflict-log.ts"

/** The journal cannot be opened, read or written. What was synced before is safe. */
export class JournalUnavailable extends Data.TaggedError("JournalUnavailable")<{
  readonly path: string
  readonly operation: "open" | "read" | "sync" | "checkpoint"
  readonly cause: unknown
}> {
  override get message(): string {
    const reason = this.cause instanceof Error ? this.cause.message : String(this.cause)
    const advice =
      this.operation === "open"
        ? "Check that the path exists and is writable and that no other process has the journal open."
        : "Check free space and the disk, then restart the leader: it recovers what was acknowledged."
    return `cannot ${this.operation} the journal ${this.path}: ${reason}. ${advice}`
  }
}

/** A record of the journal is not what was written. Nothing of it was served. */
export class JournalCorrupt extends Data.TaggedError("JournalCorrupt")<{
  readonly path: string
  /** Such as `change 7`, `object row "k"` or `mark`. */
  readonly record: string
  readonly why: string
}> {
  override get message(): string {
    return (
      `the record "${this.record}" of the journal ${this.path} is damaged: ${this.why}. Do not start the leader ` +
      `from it: restore a backup that was taken after its last acknowledged write, or give the machine a new ` +
      `leader number and an empty journal. An older backup would make the leader use dots again that other ` +
      `leaders have seen.`
    )
  }
}

export type JournalError = JournalUnavailable | JournalCorrupt

const vector = Schema.Array(count)

/** Where a checkpoint stands, and what a leader knows there besides its objects. */
export const Mark = Schema.Struct({
  /** The position of the last change that the checkpoint includes; 0 for none. */
  position: count,
  vector,
  clock: Schema.Struct({ wall: Schema.Int, logical: count }),
  /** The stamp of the latest change of each leader, by leader; `null` where there is none. */
  heads: Schema.Array(Schema.NullOr(Stamp)),
  /** The position of the oldest change that is kept, or of the next one where none is. */
  first: Schema.Int.check(Schema.isGreaterThanOrEqualTo(1)),
  /** The version vector just before `first`. */
  start: vector,
})
export type Mark = typeof Mark.Type

/** The mark of a journal without a checkpoint. */
export const unmarked: Mark = {
  position: 0,
  vector: [],
  clock: { wall: 0, logical: 0 },
  heads: [],
  first: 1,
  start: [],
}

/** One object as text; see `stored.ts` for what the text says. */
export interface StoredObject {
  readonly family: string
  readonly key: string
  readonly text: string
}

/** An object that changed since the checkpoint before; `null` where nothing is left of it. */
export interface ChangedObject extends Omit<StoredObject, "text"> {
  readonly text: string | null
}

export interface Checkpoint {
  readonly mark: Mark
  readonly objects: ReadonlyArray<ChangedObject>
  /** The conflicts that were logged since the checkpoint before, oldest first. */
  readonly conflicts: ReadonlyArray<Conflict>
}

/** What a journal holds when it is opened. */
export interface Recovered {
  readonly mark: Mark
  /** The objects at the mark. */
  readonly objects: ReadonlyArray<StoredObject>
  /** The latest conflicts up to the mark, oldest first; at most `mostConflicts`. */
  readonly conflicts: ReadonlyArray<Conflict>
  /** The changes behind the mark, oldest first. */
  readonly changes: ReadonlyArray<Change>
}

/** How many conflicts a leader keeps at hand. */
export const mostConflicts = 10_000

export class Journal extends Context.Service<
  Journal,
  {
    /** Everything. Read once, at the start. */
    readonly recover: Effect.Effect<Recovered, JournalError>
    /** Adds changes at the end. They are not durable before the next sync. */
    readonly append: (changes: ReadonlyArray<Change>) => Effect.Effect<void, JournalError>
    /** Makes every change durable; all of them or, on an error, those of earlier syncs. */
    readonly sync: Effect.Effect<void, JournalError>
    /** The changes from a position on, synced or not, at most `limit`. What was cut off must not be asked for. */
    readonly read: (from: number, limit: number) => Effect.Effect<ReadonlyArray<Change>, JournalError>
    /** Durably takes the place of the checkpoint before, and cuts off what lies before `mark.first`. */
    readonly checkpoint: (checkpoint: Checkpoint) => Effect.Effect<void, JournalError>
  }
>()("polyarchy/Journal") {}
