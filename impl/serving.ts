/** Serving: what a leader does for one that follows it. */
import { Effect, type Scope } from "effect"
import { divergence, transferFor } from "./anti-entropy.ts"
import type { Change } from "./change.ts"
import { orStop, type State } from "./leader-state.ts"
import type { Diverged } from "./links.ts"
import type { Hello } from "./message.ts"
import { learn } from "./stability.ts"
import * as Subscription from "./subscription.ts"

/** A subscription for a follower, while the scope is open; refused to one whose history is another. */
export const subscribe = (
  state: State,
  hello: Hello,
): Effect.Effect<Subscription.Subscription, Diverged, Scope.Scope> =>
  Effect.suspend(() => {
    const { id, memory, journal, rules, topology, cursors, known } = state
    const diverged = divergence(memory, hello)
    if (diverged !== undefined) return Effect.fail(diverged)
    learn(known, hello.known)
    const link = { from: id, to: hello.follower }
    const cursor = Subscription.make(
      {
        log: memory.log,
        journal,
        rules,
        carries: (change: Change) => topology.carries(link, change.dot.leader),
        origins: memory.vector.flatMap((_, origin) => (topology.carries(link, origin) ? [origin] : [])),
        transfer: (vector) => transferFor(memory, vector),
      },
      hello.vector,
    )
    cursors.set(cursor, hello.follower)
    return Effect.acquireRelease(Effect.succeed({ next: orStop(state, cursor.next) }), () =>
      Effect.sync(() => cursors.delete(cursor)),
    )
  })
