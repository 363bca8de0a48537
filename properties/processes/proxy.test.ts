import { createServer, connect, type Server, type Socket } from "node:net"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { makeProxy, type Proxy } from "./proxy.ts"

/** A server that answers everything with the same in capitals. */
const shouting = Effect.acquireRelease(
  Effect.callback<{ readonly server: Server; readonly port: number }>((resume) => {
    const server = createServer((socket) => {
      socket.on("error", () => undefined)
      socket.on("data", (data) => socket.write(data.toString("utf8").toUpperCase()))
    })
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      resume(
        Effect.succeed({ server, port: typeof address === "object" && address !== null ? address.port : 0 }),
      )
    })
  }),
  ({ server }) => Effect.sync(() => server.close()),
)

const dial = (port: number) =>
  Effect.acquireRelease(
    Effect.sync(() => connect(port, "127.0.0.1")),
    (socket) => Effect.sync(() => socket.destroy()),
  )

/** What comes back for a text: the answer, or that the connection ended. */
const asks = (socket: Socket, text: string) =>
  Effect.callback<string>((resume) => {
    socket.once("data", (data) => resume(Effect.succeed(data.toString("utf8"))))
    socket.once("error", () => resume(Effect.succeed("gone")))
    socket.once("close", () => resume(Effect.succeed("gone")))
    socket.write(text)
  })

const through = <A>(use: (proxy: Proxy) => Effect.Effect<A, unknown>) =>
  Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const { port } = yield* shouting
        const proxy = yield* makeProxy
        proxy.aim(port)
        return yield* use(proxy)
      }),
    ),
  )

describe("a proxy", () => {
  it("carries both directions", async () => {
    const answer = await through((proxy) =>
      Effect.scoped(Effect.flatMap(dial(proxy.port), (socket) => asks(socket, "hello"))),
    )
    expect(answer).toBe("HELLO")
  })

  it("ends connections when it is cut, and refuses new ones until it is healed", async () => {
    const answers = await through((proxy) =>
      Effect.scoped(
        Effect.gen(function* () {
          const first = yield* dial(proxy.port)
          const before = yield* asks(first, "one")
          yield* proxy.cut
          const during = yield* Effect.flatMap(dial(proxy.port), (socket) => asks(socket, "two"))
          yield* proxy.heal
          const after = yield* Effect.flatMap(dial(proxy.port), (socket) => asks(socket, "three"))
          return [before, during, after, first.destroyed || first.readyState !== "open"]
        }),
      ),
    )
    expect(answers).toStrictEqual(["ONE", "gone", "THREE", true])
  })

  it("lets nothing through while it is silent, and everything after it", async () => {
    const answers = await through((proxy) =>
      Effect.scoped(
        Effect.gen(function* () {
          const socket = yield* dial(proxy.port)
          const before = yield* asks(socket, "one")
          yield* proxy.silence
          const during = yield* asks(socket, "two").pipe(
            Effect.timeoutOrElse({ duration: 60, orElse: () => Effect.succeed("silence") }),
          )
          const late = Effect.callback<string>((resume) => {
            socket.once("data", (data) => resume(Effect.succeed(data.toString("utf8"))))
          })
          const [heard] = yield* Effect.all([late, proxy.heal], { concurrency: "unbounded" })
          return [before, during, heard]
        }),
      ),
    )
    expect(answers).toStrictEqual(["ONE", "silence", "TWO"])
  })

  it("keeps what it delays in order", async () => {
    const answer = await through((proxy) =>
      Effect.scoped(
        Effect.gen(function* () {
          const socket = yield* dial(proxy.port)
          proxy.delay(20)
          let got = ""
          const all = Effect.callback<string>((resume) => {
            socket.on("data", (data) => {
              got += data.toString("utf8")
              if (got.length === 6) resume(Effect.succeed(got))
            })
          })
          socket.write("ab")
          yield* Effect.sleep(5)
          proxy.delay(0)
          socket.write("cdef")
          return yield* all
        }),
      ),
    )
    expect(answer).toBe("ABCDEF")
  })
})
