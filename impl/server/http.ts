/** The HTTP server of a leader: the API, its OpenAPI description, and the place where followers connect. */
import { createServer, type Server } from "node:http"
import { createServer as createTlsServer } from "node:https"
import type { Socket } from "node:net"
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import { Effect, Layer } from "effect"
import { HttpRouter } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import type { Address } from "./address.ts"
import { Api, longestKey } from "./api.ts"
import type { ClusterConfig, Tls } from "./config.ts"
import * as DoorKeeper from "./door-keeper.ts"
import * as Objects from "./objects-handlers.ts"
import * as Operation from "./operation-handlers.ts"
import * as SocketLinks from "./socket-links.ts"
import { longestFrame } from "./wire.ts"

export interface HttpOptions {
  readonly config: ClusterConfig
  readonly listen: Address
  readonly mostInHand?: number
}

const usualInHand = 1_024

/** The most connections at once, and how long those that hang at the end are waited for. */
const mostSockets = 4_096
const grace = "3 seconds"

const serverOf = (tls: Tls | undefined): Server =>
  tls === undefined
    ? createServer()
    : createTlsServer({
        ...tls,
        ...(tls.ca === undefined ? {} : { requestCert: true, rejectUnauthorized: true }),
      })

/** A server whose connections are cut a while after its scope has begun to close, so that no peer can hold it up. */
const boundedServer = (tls: Tls | undefined) => {
  const server = serverOf(tls)
  server.maxConnections = mostSockets
  const sockets = new Set<Socket>()
  server.on("connection", (socket: Socket) => {
    sockets.add(socket)
    socket.once("close", () => sockets.delete(socket))
  })
  const cut = Effect.sync(() => {
    for (const socket of sockets) socket.destroy()
  })
  return { server, cut: Effect.andThen(Effect.sleep(grace), cut) }
}

/** Serves for as long as the layer lives. At its end it stops listening, and finishes what is in hand. */
export const layer = ({ config, listen, mostInHand = usualInHand }: HttpOptions) =>
  Layer.unwrap(
    Effect.sync(() => {
      const { server, cut } = boundedServer(config.tls)
      const services = Layer.mergeAll(
        Layer.succeed(Objects.Tables, config.tables),
        Layer.succeed(Operation.Cluster, config),
        DoorKeeper.InHand.layer,
      )
      const door = DoorKeeper.layer({ secret: config.secret, bodyLimit: config.bodyLimit, mostInHand })
      const api = HttpApiBuilder.layer(Api, { openapiPath: "/openapi.json" }).pipe(
        Layer.provide([Objects.layer, Operation.layer]),
        Layer.provide(door),
      )
      const routes = Layer.mergeAll(api, SocketLinks.route).pipe(Layer.provide(services))
      const ending = Layer.effectDiscard(
        Effect.gen(function* () {
          const links = yield* SocketLinks.SocketLinks
          yield* Effect.addFinalizer(() => Effect.andThen(links.close, Effect.forkDetach(cut)))
        }),
      )
      return ending.pipe(
        Layer.provideMerge(
          HttpRouter.serve(routes, {
            disableLogger: true,
            disableListenLog: true,
            // Beyond it there is no such path; a handler says more of a part that is only a little too long.
            routerConfig: { maxParamLength: 4 * 3 * longestKey },
          }),
        ),
        Layer.provideMerge(
          NodeHttpServer.layer(() => server, {
            ...listen,
            gracefulShutdownTimeout: grace,
            websocket: { maxPayload: longestFrame, perMessageDeflate: false },
          }),
        ),
      )
    }),
  )
