/**
 * Links over the wide area: what a leader sends arrives later, in the order sent, or not at all when the connection
 * ends before.
 *
 * A follower dials every `redial` milliseconds until a message came there and back; then it introduces itself. A
 * connection ends at both ends at once when messages no longer pass or when the leader stops; real ones take longer to
 * notice, so catching up begins earlier here.
 */
import { Deferred, Effect, Layer, Queue } from "effect"
import { type Host, type Known, LinkClosed, Links, type LeaderId, type Message } from "../../impl/index.ts"
import type { Place } from "./places.ts"
import type { WideArea } from "./wide-area.ts"

const redial = 100

/** The most messages under way on a connection. */
const mostUnderWay = 64

/** A leader that can be followed, until it stops. */
interface Listening {
  readonly host: Host
  readonly stopped: Deferred.Deferred<void>
}

/** Messages one way: each arrives after its delay, but not before the one sent before it. */
const channel = <A>(area: WideArea, from: Place, to: Place, now: () => number) => {
  const underWay = Queue.bounded<readonly [at: number, message: A]>(mostUnderWay)
  return Effect.map(underWay, (queue) => {
    let latest = 0
    return {
      send: (message: A) =>
        Effect.suspend(() => {
          latest = Math.max(latest, now() + area.delay(from, to))
          return Queue.offer(queue, [latest, message])
        }),
      deliver: <B, E>(take: (message: A) => Effect.Effect<B, E>): Effect.Effect<never, E> =>
        Effect.forever(
          Effect.flatMap(Queue.take(queue), ([at, message]) =>
            Effect.andThen(at > now() ? Effect.sleep(at - now()) : Effect.void, take(message)),
          ),
        ),
    }
  })
}

/** The links of every leader; `placeOf` says where a leader is. */
export const makeDelayedLinks = (
  area: WideArea,
  placeOf: (leader: LeaderId) => Place,
  now: () => number,
): ((leader: LeaderId) => Layer.Layer<Links>) => {
  const listening = new Map<LeaderId, Listening>()

  const linksOf = (leader: LeaderId): Links["Service"] => {
    const here = placeOf(leader)

    const reach = Effect.fnUntraced(function* (peer: LeaderId) {
      const there = placeOf(peer)
      for (;;) {
        const arrived = yield* area.crossing(here, there)
        const found = arrived ? listening.get(peer) : undefined
        if ((yield* area.crossing(there, here)) && found !== undefined) return found
        yield* Effect.sleep(redial)
      }
    })

    return Links.of({
      listen: (host) =>
        Effect.acquireUseRelease(
          Effect.sync(() => {
            const one = { host, stopped: Deferred.makeUnsafe<void>() }
            listening.set(leader, one)
            return one
          }),
          () => Effect.never,
          ({ stopped }) =>
            Effect.andThen(
              Effect.sync(() => listening.delete(leader)),
              Deferred.succeed(stopped, undefined),
            ),
        ),
      follow: (peer, follower) =>
        Effect.gen(function* () {
          const there = placeOf(peer)
          const { host, stopped } = yield* reach(peer)
          const hello = yield* follower.hello
          if (!(yield* area.crossing(here, there))) return
          const down = yield* channel<Message>(area, there, here, now)
          const up = yield* channel<Known>(area, here, there, now)
          const closed = new LinkClosed({ from: peer, to: leader })
          const send = (message: Message) =>
            Effect.flatMap(down.send(message), (taken) => (taken ? Effect.void : closed))
          yield* Effect.raceAllFirst([
            host
              .serve(hello, send)
              .pipe(Effect.catch((error) => (error._tag === "LinkClosed" ? Effect.void : Effect.die(error)))),
            down.deliver(follower.receive),
            up.deliver(host.acknowledge),
            Effect.forever(Effect.flatMap(follower.acknowledgement, up.send)),
            area.closed(there, here),
            Deferred.await(stopped),
          ])
        }),
    })
  }

  return (leader) => Layer.succeed(Links, linksOf(leader))
}
