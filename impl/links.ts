/**
 * Links are all that a leader knows of the network: a way to follow a peer, and a way to be followed.
 *
 * Whoever provides them decides how a peer is found, when to dial again after a connection broke, and how
 * changes are encoded. A link may lose, repeat or reorder changes; the leader copes, but what is lost stays
 * missing until the connection is opened anew.
 */
import { Context, Data, type Effect } from "effect"
import type { Change, LeaderId } from "./change.ts"
import type { Report } from "./memory.ts"
import type { VersionVector } from "./version-vector.ts"

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

/** Sends to one follower what it lacks and then what is new, until the connection closes. */
export type Serve = (
  follower: LeaderId,
  vector: VersionVector,
  send: (change: Change) => Effect.Effect<void, LinkClosed>,
) => Effect.Effect<never, LinkClosed>

export class Links extends Context.Service<
  Links,
  {
    /** Runs `serve` for each follower that connects, for as long as its connection lasts. */
    readonly listen: (serve: Serve) => Effect.Effect<never>
    /**
     * Dials a peer until it answers, states the vector as it is then, and hands over each change that
     * arrives. Returns when the connection ends, and fails when `receive` does. The reports are for whoever
     * watches the link.
     */
    readonly follow: <E>(
      peer: LeaderId,
      vector: Effect.Effect<VersionVector>,
      receive: (change: Change) => Effect.Effect<ReadonlyArray<Report>, E>,
    ) => Effect.Effect<void, E>
  }
>()("polyarchy/Links") {}
