/**
 * A proxy on loopback that stands for one directed link: what a follower dials instead of its source, and what can be cut, silenced
 * and slowed down.
 *
 * - `cut`: connections are reset, and new ones are refused at once, as when a process is gone.
 * - `silence`: connections stay open and nothing comes through, as when a cable is pulled; after `heal` it goes on.
 * - `delay`: every piece of data takes so long in each direction, in order.
 */
import { createServer, connect, type Server, type Socket } from "node:net"
import { Clock, Data, Effect, Fiber, Latch, Queue, type Scope } from "effect"

/** The proxy could not listen. */
export class ProxyFailed extends Data.TaggedError("ProxyFailed")<{ readonly cause: unknown }> {
  override get message(): string {
    return `a proxy cannot listen on 127.0.0.1: ${String(this.cause)}. Are sockets allowed here?`
  }
}

export interface Proxy {
  /** Where it listens on 127.0.0.1. */
  readonly port: number
  /** Says where connections go from now on; those that there are stay. */
  readonly aim: (port: number) => void
  readonly cut: Effect.Effect<void>
  readonly silence: Effect.Effect<void>
  readonly heal: Effect.Effect<void>
  /** The one-way delay from now on, in milliseconds. */
  readonly delay: (milliseconds: number) => void
}

interface Piece {
  readonly data: Buffer
  readonly due: number
}

/** Data that may be on its way in one direction of one connection; beyond it the sender waits. */
const mostOnTheWay = 4 * 1024 * 1024

const listening = (server: Server): Effect.Effect<number, ProxyFailed> =>
  Effect.callback((resume) => {
    server.once("error", (cause) => resume(Effect.fail(new ProxyFailed({ cause }))))
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      resume(Effect.succeed(typeof address === "object" && address !== null ? address.port : 0))
    })
  })

/** Ends a connection at once. One that is being shut down, or not yet open, cannot be reset: its handle would be left behind. */
const end = (socket: Socket): void => {
  if (socket.writableEnded || socket.connecting) socket.destroy()
  else socket.resetAndDestroy()
}

export const makeProxy: Effect.Effect<Proxy, ProxyFailed, Scope.Scope> = Effect.gen(function* () {
  const clock = yield* Clock.Clock
  const fork = Effect.runForkWith(yield* Effect.context())
  const open = Latch.makeUnsafe(true)
  const sockets = new Set<Socket>()
  const fibers = new Set<Fiber.Fiber<void>>()
  let target = 0
  let cut = false
  let delay = 0

  const reset = (): void => {
    for (const socket of sockets) end(socket)
  }

  /** Carries one direction of a connection, in order and with its delay, until the socket that it comes from is closed. */
  const carry = (from: Socket, to: Socket): Effect.Effect<void> =>
    Effect.gen(function* () {
      const pieces = yield* Queue.unbounded<Piece | null>()
      let onTheWay = 0
      from.on("data", (data: Buffer) => {
        onTheWay += data.length
        if (onTheWay > mostOnTheWay) from.pause()
        Queue.offerUnsafe(pieces, { data, due: clock.currentTimeMillisUnsafe() + delay })
      })
      from.on("close", () => Queue.offerUnsafe(pieces, null))
      for (;;) {
        const piece = yield* Queue.take(pieces)
        if (piece === null) break
        const wait = piece.due - clock.currentTimeMillisUnsafe()
        if (wait > 0) yield* Effect.sleep(wait)
        yield* open.await
        if (!to.destroyed) to.write(piece.data)
        onTheWay -= piece.data.length
        if (from.isPaused() && onTheWay <= mostOnTheWay) from.resume()
      }
      to.end()
    })

  const server = createServer((near) => {
    if (cut) {
      near.resetAndDestroy()
      return
    }
    const far = connect(target, "127.0.0.1")
    for (const socket of [near, far]) {
      socket.setNoDelay(true)
      sockets.add(socket)
      // An error is followed by `close`, and that is all that matters here.
      socket.on("error", () => undefined)
      socket.on("close", () => sockets.delete(socket))
    }
    for (const one of [carry(near, far), carry(far, near)]) {
      const fiber = fork(one)
      fibers.add(fiber)
      fiber.addObserver(() => fibers.delete(fiber))
    }
  })

  yield* Effect.addFinalizer(() =>
    Effect.gen(function* () {
      cut = true
      reset()
      server.close()
      yield* Fiber.interruptAll([...fibers])
    }),
  )
  const port = yield* listening(server)
  return {
    port,
    aim: (next) => {
      target = next
    },
    cut: Effect.sync(() => {
      cut = true
      reset()
    }),
    silence: Effect.sync(() => open.closeUnsafe()),
    heal: Effect.sync(() => {
      cut = false
      open.openUnsafe()
    }),
    delay: (milliseconds) => {
      delay = milliseconds
    },
  }
})
