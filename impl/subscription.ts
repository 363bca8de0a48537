/**
 * A subscription is a follower's place in a leader's log: what was there when it connected comes first, then
 * what the log gains, each once and in the log's order.
 *
 * It is a position, not a queue: a follower that is slow or far behind costs its leader no memory.
 */
import { Effect, Latch } from "effect"
import type { Change } from "./change.ts"

export interface Subscription {
  /** The next change that the link carries; waits for it when there is none yet. */
  readonly next: Effect.Effect<Change>
}

export interface Cursor extends Subscription {
  /** Says that the log has grown by this change. */
  readonly grown: (change: Change) => Effect.Effect<unknown>
}

/**
 * A cursor over a growing log, from the given position.
 *
 * The latch is closed before the log is looked at, so growth between looking and waiting opens it and is not
 * missed.
 */
export const make = (
  log: ReadonlyArray<Change>,
  start: number,
  carries: (change: Change) => boolean,
): Cursor => {
  const latch = Latch.makeUnsafe()
  let position = start
  const next: Effect.Effect<Change> = Effect.suspend(() => {
    latch.closeUnsafe()
    for (let change = log[position]; change !== undefined; change = log[position]) {
      position++
      if (carries(change)) return Effect.succeed(change)
    }
    return waits
  })
  const waits = Effect.flatMap(latch.await, () => next)
  return { next, grown: (change) => (carries(change) ? latch.open : Effect.void) }
}
