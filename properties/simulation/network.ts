/**
 * A simulated network: a message moves only when the adversary says so.
 *
 * A link has a connection when it is not cut, its follower dials and its sender listens. The connection keeps
 * every message in the order sent, so that the adversary can take one ahead of its turn, lose one, or let one
 * that already passed arrive again. When it ends its messages are gone, and the follower dials anew.
 *
 * Every change is a message of its own. Acknowledgements are not messages: they arrive at once, which is the hardest case
 * for whoever relies on them, because they overtake everything.
 *
 * Dialling and listening only leave a note; `connect` opens what can be opened. The cluster calls it when
 * every fiber waits, so the order in which they dialled does not show.
 */
import { type Context, Effect, Exit, type Fiber, Layer } from "effect"
import {
  type Change,
  type Follower,
  type Hello,
  type Host,
  type LeaderId,
  type Link,
  Links,
  type Message,
  type Report,
} from "../../impl/index.ts"
import { connection, type InFlight } from "../subjects/in-flight.ts"
import type { Kernel } from "./kernel.ts"

/** A follower that waits for its peer, or has reached it. */
interface Dial {
  readonly hello: Effect.Effect<Hello>
  readonly receive: (message: Message) => ReadonlyArray<Report>
  readonly acknowledgement: Follower<unknown>["acknowledgement"]
  readonly hangUp: () => void
}

/** What is in flight, the program that sends it, and the one that acknowledges it. */
interface Connection extends InFlight<Message> {
  readonly programs: ReadonlyArray<Fiber.Fiber<unknown, unknown>>
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
  readonly arrive: (line: Line, message: Message) => ReadonlyArray<Report>
}

/** The messages of one change each. */
const singly = (message: Message): ReadonlyArray<Message> =>
  message._tag === "Changes"
    ? message.changes.map((change) => ({ _tag: "Changes", changes: [change] }))
    : [message]

/** The change that a message carries; `undefined` for a state. */
export const changeIn = (message: Message): Change | undefined =>
  message._tag === "Changes" ? message.changes[0] : undefined

/** A network with these links. `within` is what the programs of a leader run with. */
export const makeNetwork = (
  kernel: Kernel,
  links: ReadonlyArray<Link>,
  within: (leader: LeaderId) => Context.Context<never>,
): Network => {
  const lines = links.map((link): Line => ({ link, cut: false, dial: undefined, connection: undefined }))
  const line = (from: LeaderId, to: LeaderId) =>
    lines.find(({ link }) => link.from === from && link.to === to)
  const listening = new Map<LeaderId, Host>()

  const linksOf = (leader: LeaderId): Layer.Layer<Links> =>
    Layer.succeed(
      Links,
      Links.of({
        listen: (host) =>
          Effect.callback<never>(() => {
            listening.set(leader, host)
            return Effect.sync(() => listening.delete(leader))
          }),
        follow: <E>(peer: LeaderId, { hello, receive, acknowledgement }: Follower<E>) =>
          Effect.callback<void, E>((resume) => {
            const dialled = line(peer, leader)
            if (dialled === undefined) return
            const dial: Dial = {
              hello,
              acknowledgement,
              receive: (message) => {
                const exit = kernel.exit(receive(message), within(leader))
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

  const open = (line: Line, dial: Dial, host: Host): void => {
    const { from, to } = line.link
    const hello = kernel.run(dial.hello, within(to))
    const flight = connection<Message>([])
    const send = (message: Message) => Effect.sync(() => void flight.messages.push(...singly(message)))
    const acknowledges = Effect.forever(Effect.flatMap(dial.acknowledgement, host.acknowledge))
    line.connection = {
      ...flight,
      programs: [kernel.fork(host.serve(hello, send), within(from)), kernel.fork(acknowledges, within(to))],
    }
  }

  const connect = (): void => {
    kernel.drain()
    for (const line of lines) {
      const host = listening.get(line.link.from)
      if (line.cut || line.connection || !line.dial || !host) continue
      open(line, line.dial, host)
    }
    kernel.drain()
  }

  const close = (line: Line): void => {
    for (const program of line.connection?.programs ?? []) program.interruptUnsafe()
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

  const arrive: Network["arrive"] = (line, message) => {
    const reports = line.dial?.receive(message) ?? []
    kernel.drain()
    return reports
  }

  return { linksOf, lines, line, connect, disconnect, forget, arrive }
}
