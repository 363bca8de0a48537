/** The follower's end of a replication link: it dials a source, proves who it is, and takes in what it is sent. */
import { Clock, Effect } from "effect"
import type { Scope } from "effect"
import type * as Socket from "effect/socket/Socket"
import type { LeaderId } from "../change.ts"
import type { StoredObject } from "../journal.ts"
import type { Follower } from "../links.ts"
import type { ClusterConfig } from "./config.ts"
import type { Connections } from "./connections.ts"
import { type Conversation, converse, Ended, type Pace, unexpected } from "./conversation.ts"
import * as Proof from "./proof.ts"
import { Refused } from "./refused.ts"
import { version } from "./wire.ts"

/** The most that the parts of one transfer may hold, in characters. */
const longestTransfer = 512 * 1024 * 1024

export interface Dialing<E> {
  readonly id: LeaderId
  readonly source: LeaderId
  readonly config: ClusterConfig
  readonly pace: Pace
  readonly connections: Connections
  readonly follower: Follower<E>
}

const introduce = Effect.fnUntraced(function* <E>(talk: Conversation, dialing: Dialing<E>) {
  const { id, source, config, follower } = dialing
  const { nonce: challenge } = yield* talk.expect("Challenge")
  const hello = yield* follower.hello
  const meeting = { cluster: config.cluster, source, follower: id, challenge, answer: Proof.nonce() }
  yield* talk.send({
    _tag: "Introduction",
    version,
    cluster: config.cluster,
    fingerprint: config.fingerprint,
    source,
    follower: id,
    nonce: meeting.answer,
    proof: Proof.prove(config.secret, "follower", meeting),
    vector: hello.vector,
    heads: hello.heads,
    known: hello.known,
  })
  const { proof } = yield* talk.expect("Welcome")
  if (!Proof.isProved(Proof.prove(config.secret, "source", meeting), proof))
    return yield* new Refused({
      reason: "wrong secret",
      explanation: "who answers at the source's address does not know the secret",
    })
})

/** Takes in frame after frame; each is acknowledged, so that the source sends the next. */
const takeIn = <E>(talk: Conversation, { source, connections, follower }: Dialing<E>, heard: () => void) => {
  let parts: Array<StoredObject> = []
  let size = 0
  const took = talk.send({ _tag: "Took", frames: 1 })
  return Effect.forever(
    Effect.flatMap(talk.next, (frame): Effect.Effect<void, E | Ended | Refused> => {
      switch (frame._tag) {
        case "Changes":
          heard()
          return Effect.andThen(follower.receive(frame), took)
        case "Part": {
          for (const object of frame.objects) {
            parts.push(object)
            size += object.key.length + object.text.length
          }
          return size > longestTransfer
            ? Effect.fail(
                new Refused({
                  reason: "oversized",
                  explanation: `a transfer is longer than ${longestTransfer} characters`,
                }),
              )
            : took
        }
        case "Merged": {
          heard()
          const objects = parts
          parts = []
          size = 0
          const { vector, heads } = frame
          return Effect.andThen(follower.receive({ _tag: "Transfer", objects, vector, heads }), took)
        }
        case "Beat":
          heard()
          return Effect.map(Clock.currentTimeMillis, (now) =>
            connections.note(source, { clockAhead: frame.clock - now }),
          )
        case "Challenge":
        case "Introduction":
        case "Welcome":
        case "Refused":
        case "Took":
        case "Known":
          return Effect.fail(unexpected(frame))
      }
    }),
  )
}

/**
 * One connection to a source, from the first frame to the last. Succeeds when it ended after the source had sent
 * something, so that dialing again at once may help; fails otherwise, and when the leader does not take something in.
 */
export const connect = <E>(
  socket: Socket.Socket,
  dialing: Dialing<E>,
): Effect.Effect<void, E | Ended | Refused, Scope.Scope> =>
  Effect.gen(function* () {
    const { source, config, pace, connections, follower } = dialing
    const talk = yield* converse(socket, config.leaders.length, pace)
    let isWelcome = false
    const acknowledges = Effect.forever(
      Effect.flatMap(follower.acknowledgement, (known) => talk.send({ _tag: "Known", known })),
    )
    const flow = takeIn(talk, dialing, () => {
      isWelcome = true
    })
    yield* Effect.andThen(
      introduce(talk, dialing),
      Effect.suspend(() => {
        connections.note(source, { connected: true, problem: null })
        return Effect.raceAllFirst([flow, acknowledges, talk.beats])
      }),
    ).pipe(
      Effect.tapError((error) => (error instanceof Refused ? talk.refuse(error) : Effect.void)),
      Effect.catchIf(
        (error): error is Ended => error instanceof Ended && isWelcome,
        (error) => Effect.sync(() => connections.note(source, { problem: error.message })),
      ),
      Effect.ensuring(Effect.sync(() => connections.note(source, { connected: false }))),
    )
  })
