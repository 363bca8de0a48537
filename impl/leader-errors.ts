/** Why a leader does not do what it is asked. */
import { Data } from "effect"
import type { LeaderId } from "./change.ts"

/** The journal failed earlier, and the leader no longer answers. Acknowledged writes are safe. */
export class LeaderStopped extends Data.TaggedError("LeaderStopped")<{
  readonly leader: LeaderId
  readonly cause: unknown
}> {
  override get message(): string {
    const reason = this.cause instanceof Error ? this.cause.message : String(this.cause)
    return (
      `leader ${this.leader} has stopped because of its journal: ${reason} A write that failed with this ` +
      `error may or may not be in the journal: read it back after the restart before writing it again.`
    )
  }
}

/** The most changes that wait for another. */
export const mostWaiting = 1024

/** Too many changes wait for others to take in more. Those that were not taken in come again by catch-up. */
export class BufferFull extends Data.TaggedError("BufferFull")<{
  readonly leader: LeaderId
  readonly from: LeaderId
}> {
  override get message(): string {
    return (
      `leader ${this.leader} holds ${mostWaiting} changes that wait for their causes, and takes in no more from ` +
      `leader ${this.from}. It goes on when the causes have come: see which of its links is down.`
    )
  }
}

/** A peer sent a state that cannot be read. Nothing of it was taken in. */
export class TransferUnreadable extends Data.TaggedError("TransferUnreadable")<{
  readonly leader: LeaderId
  readonly from: LeaderId
  readonly object: string
}> {
  override get message(): string {
    return `leader ${this.leader} cannot read the ${this.object} that leader ${this.from} sent: do both run the same release?`
  }
}

/** Why a message that arrived was not taken in. */
export type NotReceived = LeaderStopped | BufferFull | TransferUnreadable
