/**
 * The journal is all that a leader keeps: the changes it has applied, in the order in which it did, its own
 * and those of the others.
 *
 * Law: what `sync` has returned for is read back by every later start; what was only appended may be lost,
 * but only from the end. A change is written to the journal once.
 */
import { Context, Data, type Effect } from "effect"
import type { Change } from "./change.ts"

/** The journal cannot be opened, read or written. What was synced before is safe. */
export class JournalUnavailable extends Data.TaggedError("JournalUnavailable")<{
  readonly path: string
  readonly operation: "open" | "sync"
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

/** A record of the journal is not what was written. Nothing from it on was read. */
export class JournalCorrupt extends Data.TaggedError("JournalCorrupt")<{
  readonly path: string
  /** The record's position, from 1. */
  readonly record: number
  readonly why: string
}> {
  override get message(): string {
    return (
      `record ${this.record} of the journal ${this.path} is damaged: ${this.why}. Do not start the leader ` +
      `from it: restore a backup that was taken after its last acknowledged write, or give the machine a new ` +
      `leader number and an empty journal. An older backup would make the leader use dots again that other ` +
      `leaders have seen.`
    )
  }
}

export type JournalError = JournalUnavailable | JournalCorrupt

export class Journal extends Context.Service<
  Journal,
  {
    /** All entries, oldest first. Read once, at the start. */
    readonly entries: Effect.Effect<ReadonlyArray<Change>, JournalError>
    /** Adds an entry at the end. It is not durable before the next sync. */
    readonly append: (change: Change) => Effect.Effect<void, JournalError>
    /** Makes every entry durable; all of them or, on an error, those of earlier syncs. */
    readonly sync: Effect.Effect<void, JournalError>
  }
>()("polyarchy/Journal") {}
