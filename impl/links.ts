/**
 * Links are all that a leader knows of the network: a way to follow a peer, and a way to be followed.
 *
 * Whoever provides them decides how a peer is found, when to dial again after a connection broke, and how
 * messages are encoded. A link may lose, repeat or reorder changes; the leader copes, but what is lost stays
 * missing until the connection is opened anew.
 */
import { Context, Data, type Effect } from "effect"
import type { LeaderId } from "./change.ts"
import type { LeaderStopped } from "./leader-errors.ts"
import type { Report } from "./memory.ts"
import type { Hello, Message } from "./message.ts"
import type { Known } from "./stability.ts"

/** The connection over which changes were sent is gone. */
export class LinkClosed extends Data.TaggedError("LinkClosed")<{
  readonly from: LeaderId
  readonly to: LeaderId
}> {
  override get message(): string {
    return (
      `the link from leader ${this.from} to leader ${this.to} is closed. ` +
      `Nothing to do: the follower dials again and catches up.`
    )
  }
}

/**
 * The follower's history and this leader's are not of one cluster: one of them has lost or changed what it had.
 *
 * Limit: histories are compared by how many changes of this leader the follower has, and by the latest stamp of each leader of
 * whom both have as many. A leader that lost its journal, kept its number and has since made more changes than the others knew
 * of passes unnoticed.
 */
export class Diverged extends Data.TaggedError("Diverged")<{
  readonly leader: LeaderId
  readonly follower: LeaderId
  readonly origin: LeaderId
  readonly why: "ahead of its origin" | "another change under one dot"
  readonly sequence: number
}> {
  override get message(): string {
    const { follower, leader, origin, sequence } = this
    const what =
      this.why === "ahead of its origin"
        ? `leader ${follower} has ${sequence} changes of leader ${origin}, which has not made so many`
        : `leaders ${follower} and ${leader} have different changes as number ${sequence} of leader ${origin}`
    return (
      `${what}: one of them lost its journal, or runs from an old copy of it. Nothing is sent. Give the leader that ` +
      `lost its journal a new number and an empty journal.`
    )
  }
}

/** What a leader does for those who follow it. */
export interface Host {
  /** Sends to a follower what it lacks and then what is new, until the connection closes. */
  readonly serve: (
    hello: Hello,
    send: (message: Message) => Effect.Effect<void, LinkClosed>,
  ) => Effect.Effect<never, LinkClosed | Diverged | LeaderStopped>
  /** Takes in what a follower has made durable, and what it knows of others. */
  readonly acknowledge: (known: Known) => Effect.Effect<void>
}

/** What a leader does as a follower of one peer. */
export interface Follower<E> {
  /** How it introduces itself, as it is now. */
  readonly hello: Effect.Effect<Hello>
  /** Takes in a message. The reports are for whoever watches the link. */
  readonly receive: (message: Message) => Effect.Effect<ReadonlyArray<Report>, E>
  /** The next acknowledgement to send; waits until more is durable than at the one before. */
  readonly acknowledgement: Effect.Effect<Known>
}

export class Links extends Context.Service<
  Links,
  {
    /** Serves each follower that connects, for as long as its connection lasts. */
    readonly listen: (host: Host) => Effect.Effect<never>
    /**
     * Dials a peer until it answers, introduces itself, and hands over what arrives. Returns when the connection ends,
     * and fails when `receive` does.
     */
    readonly follow: <E>(peer: LeaderId, follower: Follower<E>) => Effect.Effect<void, E>
  }
>()("polyarchy/Links") {}
