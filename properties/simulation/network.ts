/**
 * A simulated network: a message moves only when the adversary says so.
 *
 * A link has a connection when it is not cut, its follower dials and its sender listens. The connection keeps
 * every message in the order sent, so that the adversary can take one ahead of its turn, lose one, or let one
 * that already passed arrive again. When it ends its messages are gone, and the follower dials anew.
 *
 * Dialling and listening only leave a note; `connect` opens what can be opened. The cluster calls it when
 * every fiber waits, so the order in which they dialled does not show.
 */
import { type Context, Effect, Exit, type Fiber, Layer } from "effect"
import { type Change, type LeaderId, type Link, Links, type Report, type Serve } from "../../impl/index.ts"
import type { VersionVector } from "../../impl/index.ts"
import { connection, type InFlight } from "../subjects/in-flight.ts"
import type { Kernel } from "./kernel.ts"

/** A follower that waits for its peer, or has reached it. */
interface Dial {
  readonly vector: Effect.Effect<VersionVector>
  readonly receive: (change: Change) => ReadonlyArray<Report>
  readonly hangUp: () => void
}

/** What is in flight, and the program that sends it. */
interface Connection extends InFlight<Change> {
  readonly stream: Fiber.Fiber<unknown, unknown>
}

/** One link, as the network keeps it. */
export interface Line {
  readonly link: Link
  cut: boolean
  dial: Dial | undefined
  connection: Connection | undefined
}

export interface Network {
  /** The links as this leader has them. */
  readonly linksOf: (leader: LeaderId) => Layer.Layer<Links>
  readonly lines: ReadonlyArray<Line>
  readonly line: (from: LeaderId, to: LeaderId) => Line | undefined
  /** Opens every connection that can be opened. */
  readonly connect: () => void
  /** Ends the connection of a link, if there is one. */
  readonly disconnect: (line: Line) => void
  /** Forgets a leader that crashed, and ends its connections. */
  readonly forget: (leader: LeaderId) => void
  /** Hands a message to the follower. Empty when the follower failed instead of taking it. */
  readonly arrive: (line: Line, change: Change) => ReadonlyArray<Report>
}

/** A network with these links. `within` is what the programs of a leader run with. */
export const makeNetwork = (
  kernel: Kernel,
  links: ReadonlyArray<Link>,
  within: (leader: LeaderId) => Context.Context<never>,
): Network => {
  const lines = links.map((link): Line => ({ link, cut: false, dial: undefined, connection: undefined }))
  const line = (from: LeaderId, to: LeaderId) =>
    lines.find(({ link }) => link.from === from && link.to === to)
  const listening = new Map<LeaderId, Serve>()

  const linksOf = (leader: LeaderId): Layer.Layer<Links> =>
    Layer.succeed(
      Links,
      Links.of({
        listen: (serve) =>
          Effect.callback<never>(() => {
            listening.set(leader, serve)
            return Effect.sync(() => listening.delete(leader))
          }),
        follow: <E>(
          peer: LeaderId,
          vector: Effect.Effect<VersionVector>,
          receive: (change: Change) => Effect.Effect<ReadonlyArray<Report>, E>,
        ) =>
          Effect.callback<void, E>((resume) => {
            const dialled = line(peer, leader)
            if (dialled === undefined) return
            const dial: Dial = {
              vector,
              receive: (change) => {
                const exit = kernel.exit(receive(change), within(leader))
                if (Exit.isSuccess(exit)) return exit.value
                close(dialled)
                dialled.dial = undefined
                resume(Effect.failCause(exit.cause))
                return []
              },
              hangUp: () => resume(Effect.void),
            }
            dialled.dial = dial
            return Effect.sync(() => {
              if (dialled.dial === dial) dialled.dial = undefined
            })
          }),
      }),
    )

  const open = (line: Line, dial: Dial, serve: Serve): void => {
    const { from, to } = line.link
    const vector = kernel.run(dial.vector, within(to))
    const flight = connection<Change>([])
    const send = (change: Change) => Effect.sync(() => void flight.messages.push(change))
    const stream = kernel.fork(serve(to, vector, send), within(from))
    line.connection = { ...flight, stream }
  }

  const connect = (): void => {
    kernel.drain()
    for (const line of lines) {
      const serve = listening.get(line.link.from)
      if (line.cut || line.connection || !line.dial || !serve) continue
      open(line, line.dial, serve)
    }
    kernel.drain()
  }

  const close = (line: Line): void => {
    line.connection?.stream.interruptUnsafe()
    line.connection = undefined
  }

  const disconnect = (line: Line): void => {
    if (line.connection === undefined) return
    close(line)
    const { dial } = line
    line.dial = undefined
    dial?.hangUp()
    kernel.drain()
  }

  const forget = (leader: LeaderId): void => {
    listening.delete(leader)
    for (const line of lines) {
      if (line.link.to === leader) {
        line.dial = undefined
        close(line)
      } else if (line.link.from === leader) disconnect(line)
    }
    kernel.drain()
  }

  const arrive: Network["arrive"] = (line, change) => {
    const reports = line.dial?.receive(change) ?? []
    kernel.drain()
    return reports
  }

  return { linksOf, lines, line, connect, disconnect, forget, arrive }
}
