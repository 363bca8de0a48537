/**
 * Links between leaders that live in one process: for examples, and for trying a cluster out.
 *
 * A follower's call waits until its peer listens. At most 64 changes are under way on a connection; a sender
 * waits when its follower is that far behind. When either end stops, the connection ends and the follower
 * calls again.
 */
import { type Cause, Context, Effect, Layer, Queue, Stream } from "effect"
import type { Change, LeaderId } from "./change.ts"
import { LinkClosed, Links, type Serve } from "./links.ts"
import type { VersionVector } from "./version-vector.ts"

const mostUnderWay = 64

interface Call {
  readonly follower: LeaderId
  readonly vector: VersionVector
  readonly inbox: Queue.Queue<Change, Cause.Done>
}

/** Where the leaders of one process find each other: the calls that wait for each of them, by leader. */
export class LocalNetwork extends Context.Service<LocalNetwork, ReadonlyArray<Queue.Queue<Call>>>()(
  "polyarchy/LocalNetwork",
) {
  /** A network for this many leaders. */
  static readonly layer = (leaders: number): Layer.Layer<LocalNetwork> =>
    Layer.effect(LocalNetwork, Effect.all(Array.from({ length: leaders }, () => Queue.unbounded<Call>())))
}

/** The links of one leader. */
export const layer = (leader: LeaderId): Layer.Layer<Links, never, LocalNetwork> =>
  Layer.effect(
    Links,
    Effect.gen(function* () {
      const network = yield* LocalNetwork

      const callsTo = (peer: LeaderId): Queue.Queue<Call> => {
        const calls = network[peer]
        if (calls === undefined)
          throw new Error(`the local network has no leader ${peer}: build it for more leaders`)
        return calls
      }

      const answer = ({ follower, vector, inbox }: Call, serve: Serve) => {
        const closed = new LinkClosed({ from: leader, to: follower })
        const send = (change: Change) =>
          Effect.flatMap(Queue.offer(inbox, change), (taken) => (taken ? Effect.void : closed))
        return Effect.ignore(serve(follower, vector, send)).pipe(Effect.ensuring(Queue.end(inbox)))
      }

      const call = (peer: LeaderId, vector: VersionVector, inbox: Call["inbox"]) =>
        Queue.offer(callsTo(peer), { follower: leader, vector, inbox })

      return Links.of({
        listen: (serve) =>
          Effect.forever(
            Effect.flatMap(Queue.take(callsTo(leader)), (made) => Effect.forkChild(answer(made, serve))),
          ),
        follow: (peer, vector, receive) =>
          Effect.acquireUseRelease(
            Queue.bounded<Change, Cause.Done>(mostUnderWay),
            (inbox) =>
              vector.pipe(
                Effect.flatMap((known) => call(peer, known, inbox)),
                Effect.andThen(Stream.runForEach(Stream.fromQueue(inbox), receive)),
              ),
            Queue.shutdown,
          ),
      })
    }),
  )
