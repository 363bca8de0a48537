/**
 * Replication connects a leader to its links: it serves whoever follows the leader, and follows those whom
 * the topology names.
 *
 * One fiber for each connection. A leader whose journal failed stops following; the error is logged.
 */
import { Effect, Layer } from "effect"
import { Leader } from "./leader.ts"
import { Links, type Serve } from "./links.ts"

/** Replicates for as long as the layer's scope is open. */
export const layer: Layer.Layer<never, never, Leader | Links> = Layer.effectDiscard(
  Effect.gen(function* () {
    const leader = yield* Leader
    const links = yield* Links

    const serve: Serve = (follower, vector, send) =>
      Effect.scoped(
        Effect.flatMap(leader.subscribe(follower, vector), ({ next }) =>
          Effect.forever(Effect.flatMap(next, send), { disableYield: true }),
        ),
      )
    yield* Effect.forkScoped(links.listen(serve))

    for (const peer of leader.sources) {
      const follow = links.follow(peer, leader.vector, (change) => leader.receive(change, peer))
      const follows = Effect.forever(follow).pipe(
        Effect.catch((error) =>
          Effect.logError(`leader ${leader.id} no longer follows ${peer}: ${error.message}`),
        ),
      )
      yield* Effect.forkScoped(follows)
    }
  }),
)
