/**
 * Links over WebSockets: a follower dials its source at `/v1/replicate`, and again whenever the connection ends, with
 * longer and longer pauses of random length while the source does not answer or refuses.
 */
import * as NodeWS from "@effect/platform-node/NodeWS"
import { Context, Deferred, Duration, Effect, Layer, Schedule } from "effect"
import { HttpRouter, HttpServerRequest, HttpServerResponse } from "effect/http"
import * as Socket from "effect/socket/Socket"
import type { LeaderId } from "../change.ts"
import { type Follower, type Host, Links } from "../links.ts"
import { type Address, showAddress } from "./address.ts"
import type { ClusterConfig, Tls } from "./config.ts"
import { type Connections, makeConnections } from "./connections.ts"
import { Ended, type Pace } from "./conversation.ts"
import { connect } from "./follower-end.ts"
import { Refused } from "./refused.ts"
import { answer } from "./source-end.ts"
import { longestFrame } from "./wire.ts"

const path = "/v1/replicate"

/** The most connections at once; more than a cluster has leaders, for those that are about to be refused. */
const mostConnections = 256

export interface LinkOptions {
  readonly id: LeaderId
  readonly config: ClusterConfig
  /** Where to reach a source, asked each time that it is dialled. */
  readonly addressOf: (source: LeaderId) => Address
  readonly pace?: Pace
  /** The longest pause before a source is dialled again. */
  readonly longestPause?: Duration.Input
}

const usualPace: Pace = { beat: Duration.seconds(1), silence: Duration.seconds(5) }

/** A leader's end of all its links. */
export class SocketLinks extends Context.Service<
  SocketLinks,
  {
    readonly connections: Connections
    /** Answers a follower that has connected. */
    readonly answer: (socket: Socket.Socket) => Effect.Effect<void>
    /** Ends all that is being served, and what connects from now on. */
    readonly close: Effect.Effect<void>
  }
>()("polyarchy/server/SocketLinks") {}

const dial = (address: Address, tls: Tls | undefined) =>
  Socket.fromWebSocket(
    Effect.acquireRelease(
      Effect.try({
        try: (): Socket.WebSocketLike & { readonly terminate: () => void } =>
          new NodeWS.WebSocket(`${tls === undefined ? "ws" : "wss"}://${showAddress(address)}${path}`, {
            maxPayload: longestFrame,
            perMessageDeflate: false,
            handshakeTimeout: 5_000,
            ...tls,
          }),
        catch: (cause) =>
          new Socket.SocketError({ reason: new Socket.SocketOpenError({ kind: "Unknown", cause }) }),
      }),
      (socket) => Effect.sync(() => socket.terminate()),
    ),
    { openTimeout: "5 seconds" },
  )

const make = Effect.fnUntraced(function* (options: LinkOptions) {
  const { id, config, addressOf, pace = usualPace, longestPause = "5 seconds" } = options
  const connections = makeConnections()
  const host = yield* Deferred.make<Host>()
  const closing = yield* Deferred.make<void>()
  const nameOf = (leader: LeaderId) => config.leaders[leader]?.name ?? `number ${leader}`
  let open = 0

  /** Says once of a source why it cannot be followed, until the reason is another or it can. */
  const complain = (source: LeaderId, problem: string) =>
    Effect.suspend(() => {
      const isNew = connections.of(source).problem !== problem
      connections.note(source, { problem })
      return isNew
        ? Effect.logWarning(`leader ${nameOf(id)} cannot follow leader ${nameOf(source)}: ${problem}`)
        : Effect.void
    })

  const pauses = Schedule.min([Schedule.exponential("50 millis"), Schedule.spaced(longestPause)]).pipe(
    Schedule.jittered,
  )

  const follow = <E>(source: LeaderId, follower: Follower<E>): Effect.Effect<void, E> => {
    const attempt = Effect.scoped(
      Effect.suspend(() => dial(addressOf(source), config.tls)).pipe(
        Effect.flatMap((socket) => connect(socket, { id, source, config, pace, connections, follower })),
      ),
    )
    const isOfTheLink = (error: E | Ended | Refused): error is Ended | Refused =>
      error instanceof Ended || error instanceof Refused
    return attempt.pipe(
      Effect.tapError((error) => (isOfTheLink(error) ? complain(source, error.message) : Effect.void)),
      Effect.retry({ schedule: pauses, while: isOfTheLink }),
      Effect.catchIf(isOfTheLink, () => Effect.void),
      Effect.andThen(Effect.sleep("50 millis")),
    )
  }

  const links = Links.of({
    listen: (serves) => Effect.andThen(Deferred.succeed(host, serves), Effect.never),
    follow,
  })
  const sockets = SocketLinks.of({
    connections,
    answer: (socket) =>
      Effect.suspend(() => {
        if (open >= mostConnections) return Effect.void
        open++
        const served = Effect.flatMap(Deferred.await(host), (serves) =>
          answer(socket, serves, id, config, pace),
        )
        return Effect.raceFirst(Effect.scoped(served), Deferred.await(closing)).pipe(
          Effect.ensuring(Effect.sync(() => void open--)),
        )
      }),
    close: Effect.asVoid(Deferred.succeed(closing, undefined)),
  })
  return Context.make(Links, links).pipe(Context.add(SocketLinks, sockets))
})

/** The links of one leader; `route` must be served for others to reach it. */
export const layer = (options: LinkOptions): Layer.Layer<Links | SocketLinks> =>
  Layer.effectContext(make(options))

/** Where followers connect. */
export const route = HttpRouter.add(
  "GET",
  path,
  Effect.gen(function* () {
    const request = yield* HttpServerRequest.HttpServerRequest
    const links = yield* SocketLinks
    if (request.headers["upgrade"]?.toLowerCase() !== "websocket")
      return HttpServerResponse.text("Leaders replicate here, over a WebSocket.\n", { status: 426 })
    // Browsers say where a page comes from, and let any page connect: only leaders may.
    if (request.headers["origin"] !== undefined)
      return HttpServerResponse.text("Only leaders replicate here, not pages of a browser.\n", {
        status: 403,
      })
    yield* links.answer(yield* request.upgrade)
    return HttpServerResponse.empty()
  }),
)
