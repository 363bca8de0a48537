/**
 * Links between leaders that live in one process: for examples, and for trying a cluster out.
 *
 * A follower's call waits until its peer listens. At most 64 messages are under way on a connection; a sender
 * waits when its follower is that far behind. When either end stops, the connection ends and the follower
 * calls again.
 */
import { type Cause, Context, Effect, Layer, Queue, Stream } from "effect"
import type { LeaderId } from "./change.ts"
import { type Host, LinkClosed, Links } from "./links.ts"
import type { Hello, Message } from "./message.ts"
import type { Known } from "./stability.ts"

const mostUnderWay = 64

interface Call {
  readonly hello: Hello
  readonly inbox: Queue.Queue<Message, Cause.Done>
  readonly acknowledged: Queue.Queue<Known, Cause.Done>
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

      const answer = ({ hello, inbox, acknowledged }: Call, host: Host) => {
        const closed = new LinkClosed({ from: leader, to: hello.follower })
        const send = (message: Message) =>
          Effect.flatMap(Queue.offer(inbox, message), (taken) => (taken ? Effect.void : closed))
        const serves = host.serve(hello, send).pipe(
          Effect.catchTag("Diverged", (error) => Effect.logError(error.message)),
          Effect.ignore,
          Effect.ensuring(Queue.end(inbox)),
        )
        return Effect.raceFirst(serves, Stream.runForEach(Stream.fromQueue(acknowledged), host.acknowledge))
      }

      return Links.of({
        listen: (host) =>
          Effect.forever(
            Effect.flatMap(Queue.take(callsTo(leader)), (made) => Effect.forkChild(answer(made, host))),
          ),
        follow: (peer, { hello, receive, acknowledgement }) =>
          Effect.acquireUseRelease(
            Effect.all([
              Queue.bounded<Message, Cause.Done>(mostUnderWay),
              Queue.sliding<Known, Cause.Done>(1),
            ]),
            ([inbox, acknowledged]) =>
              Effect.gen(function* () {
                yield* Queue.offer(callsTo(peer), { hello: yield* hello, inbox, acknowledged })
                const acknowledges = Effect.forever(
                  Effect.flatMap(acknowledgement, (known) => Queue.offer(acknowledged, known)),
                )
                yield* Effect.raceFirst(Stream.runForEach(Stream.fromQueue(inbox), receive), acknowledges)
              }),
            ([inbox, acknowledged]) => Effect.andThen(Queue.shutdown(inbox), Queue.shutdown(acknowledged)),
          ),
      })
    }),
  )
