/**
 * Replication connects a leader to its links: it serves whoever follows the leader, and follows those whom
 * the topology names.
 *
 * One fiber for each connection. A leader whose journal failed stops following; the error is logged.
 */
import { Effect, Layer } from "effect"
import { Leader } from "./leader.ts"
import { type Host, Links } from "./links.ts"

/** Replicates for as long as the layer's scope is open. */
export const layer: Layer.Layer<never, never, Leader | Links> = Layer.effectDiscard(
  Effect.gen(function* () {
    const leader = yield* Leader
    const links = yield* Links

    const serve: Host["serve"] = (hello, send) =>
      Effect.scoped(
        Effect.flatMap(leader.subscribe(hello), ({ next }) =>
          Effect.forever(Effect.flatMap(next, send), { disableYield: true }),
        ),
      )
    yield* Effect.forkScoped(links.listen({ serve, acknowledge: leader.acknowledge }))

    for (const peer of leader.sources) {
      const follow = links.follow(peer, {
        hello: leader.hello,
        receive: (message) =>
          message._tag === "Changes"
            ? leader.receive(message.changes, peer)
            : Effect.as(leader.merge(message, peer), []),
        acknowledgement: yield* leader.acknowledgements,
      })
      const follows = Effect.forever(
        Effect.catchTags(follow, {
          BufferFull: (error) => Effect.logWarning(error.message),
          TransferUnreadable: (error) => Effect.logError(error.message),
        }),
      ).pipe(
        Effect.catch((error) =>
          Effect.logError(`leader ${leader.id} no longer follows ${peer}: ${error.message}`),
        ),
      )
      yield* Effect.forkScoped(follows)
    }
  }),
)
