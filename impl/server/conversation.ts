/**
 * A conversation is one WebSocket between two leaders, as frames: the next that the other end sent, and a way to send.
 *
 * It ends with `Ended` when the connection broke or the other end has been silent too long, and with `Refused` when
 * one end will not go on.
 */
import { Clock, Data, Effect, Result } from "effect"
import type { Duration, Scope } from "effect"
import * as Socket from "effect/socket/Socket"
import { closeCodeOf, isReason, Refused } from "./refused.ts"
import { decodeFrame, encodeFrame, type Frame, type FrameOf, longestFrame } from "./wire.ts"

/** The connection is gone; the follower dials again. */
export class Ended extends Data.TaggedError("Ended")<{ readonly why: string }> {
  override get message(): string {
    return this.why
  }
}

export interface Pace {
  /** How often each end shows that it lives. */
  readonly beat: Duration.Duration
  /** How long the other end may be silent. */
  readonly silence: Duration.Duration
}

export interface Conversation {
  readonly next: Effect.Effect<Frame, Ended | Refused>
  /** The next frame, which has to be this one. */
  readonly expect: <T extends Frame["_tag"]>(tag: T) => Effect.Effect<FrameOf<T>, Ended | Refused>
  readonly send: (frame: Frame) => Effect.Effect<void, Ended>
  /** Sends frames that are text already. */
  readonly sendText: (text: string) => Effect.Effect<void, Ended>
  /** Says why, closes, and waits a moment for the other end to have heard it. */
  readonly refuse: (refused: Refused) => Effect.Effect<void>
  /** Says every now and then that this end lives. */
  readonly beats: Effect.Effect<never, Ended>
}

const causeText = (cause: unknown): string => {
  if (typeof cause === "object" && cause !== null && "message" in cause) return String(cause.message)
  return String(cause)
}

/** `ws` says so when a frame is longer than it takes, and closes with 1009 at the other end. */
const isOversized = ({ reason }: Socket.SocketError): boolean =>
  reason._tag === "SocketCloseError"
    ? reason.code === 1009
    : /payload size exceeded/i.test(causeText(reason)) ||
      ("cause" in reason && /payload size exceeded/i.test(causeText(reason.cause)))

const ended = (error: Socket.SocketError): Ended | Refused => {
  if (isOversized(error))
    return new Refused({ reason: "oversized", explanation: `a frame is longer than ${longestFrame} bytes` })
  const { reason } = error
  if (reason._tag === "SocketCloseError")
    return new Ended({ why: `the connection was closed (${reason.code})` })
  return new Ended({ why: "cause" in reason ? causeText(reason.cause) : reason.message })
}

/** A tag that the other end has no business to send now. */
export const unexpected = (frame: Frame): Refused =>
  new Refused({ reason: "malformed", explanation: `a frame ${frame._tag} does not belong here` })

/** Begins a conversation over a socket, for as long as the scope is open. */
export const converse = (
  socket: Socket.Socket,
  leaders: number,
  pace: Pace,
): Effect.Effect<Conversation, Ended | Refused, Scope.Scope> =>
  Effect.gen(function* () {
    const pull = yield* Effect.mapError(Socket.readerString(socket), ended)
    const writer = yield* socket.writer
    const waiting: Array<string> = []
    const more = pull.pipe(
      Effect.mapError(ended),
      Effect.timeoutOrElse({
        duration: pace.silence,
        orElse: () => Effect.fail(new Ended({ why: "the other end has fallen silent" })),
      }),
    )
    const take = (text: string): Effect.Effect<Frame, Refused> => {
      const decoded = decodeFrame(text, leaders)
      if (Result.isFailure(decoded)) return Effect.fail(decoded.failure)
      const frame = decoded.success
      return frame._tag === "Refused"
        ? Effect.fail(
            new Refused({
              reason: isReason(frame.reason) ? frame.reason : "malformed",
              explanation: frame.explanation,
            }),
          )
        : Effect.succeed(frame)
    }
    const next: Conversation["next"] = Effect.suspend(() => {
      const text = waiting.shift()
      if (text !== undefined) return take(text)
      return Effect.flatMap(more, ([first, ...rest]) => {
        waiting.push(...rest)
        return take(first)
      })
    })
    const sendText = (text: string) =>
      Effect.mapError(writer.write(text), (error) => new Ended({ why: ended(error).message }))
    const send = (frame: Frame) => sendText(encodeFrame(frame))
    return {
      next,
      expect: (tag) => Effect.filterOrFail(next, (frame) => is(tag, frame), unexpected),
      send,
      sendText,
      refuse: ({ reason, explanation }) =>
        send({ _tag: "Refused", reason, explanation }).pipe(
          Effect.andThen(writer.write(new Socket.CloseEvent(closeCodeOf(reason), reason))),
          Effect.andThen(Effect.forever(pull)),
          Effect.timeoutOption("1 second"),
          Effect.ignore,
        ),
      beats: Effect.forever(
        Effect.andThen(
          Effect.flatMap(Clock.currentTimeMillis, (clock) => send({ _tag: "Beat", clock })),
          Effect.sleep(pace.beat),
        ),
      ),
    }
  })

const is = <T extends Frame["_tag"]>(tag: T, frame: Frame): frame is FrameOf<T> => frame._tag === tag
