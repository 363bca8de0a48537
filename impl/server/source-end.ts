/**
 * The source's end of a replication link: it lets a follower prove who it is, then sends it what the leader's log has.
 *
 * At most `window` frames are under way that the follower has not taken in, so that a slow or hung follower costs
 * bounded memory; the leader's log is where the rest waits.
 */
import { Effect, Semaphore } from "effect"
import type { Scope } from "effect"
import type * as Socket from "effect/socket/Socket"
import type { LeaderId } from "../change.ts"
import { type Host, LinkClosed } from "../links.ts"
import { followersOf } from "../topology.ts"
import type { ClusterConfig } from "./config.ts"
import { type Conversation, converse, Ended, type Pace, unexpected } from "./conversation.ts"
import * as Proof from "./proof.ts"
import { Refused } from "./refused.ts"
import { type FrameOf, framesOf, version } from "./wire.ts"

const window = 16

/** Changes fewer than so many are not followed at once by the next: what is written meanwhile travels together. */
const fewChanges = 128
const linger = "5 millis"

const refuse = (reason: Refused["reason"], explanation: string) =>
  Effect.fail(new Refused({ reason, explanation }))

const nameOf = (config: ClusterConfig, leader: LeaderId): string =>
  config.leaders[leader]?.name ?? `number ${leader}`

/** Fails unless the introduction is that of a follower of this leader; gives this end's own proof. */
const judge = (config: ClusterConfig, id: LeaderId, challenge: string, said: FrameOf<"Introduction">) => {
  const { cluster, source, follower } = said
  const meeting = { cluster, source, follower, challenge, answer: said.nonce }
  if (said.version !== version)
    return refuse(
      "wrong version",
      `it speaks version ${said.version}, leader ${nameOf(config, id)} ${version}`,
    )
  if (!Proof.isProved(Proof.prove(config.secret, "follower", meeting), said.proof))
    return refuse(
      "wrong secret",
      config.secret === undefined
        ? `leader ${nameOf(config, id)} has no secret and the follower has one`
        : `the follower does not know the secret of leader ${nameOf(config, id)}`,
    )
  if (cluster !== config.cluster)
    return refuse(
      "wrong cluster",
      `it belongs to "${cluster}", leader ${nameOf(config, id)} to "${config.cluster}"`,
    )
  if (said.fingerprint !== config.fingerprint)
    return refuse(
      "different configuration",
      "the leaders, topology or tables are not those of this leader: give both the same file and restart them",
    )
  const most = config.leaders.length
  if ([said.vector, said.heads, said.known, ...said.known].some(({ length }) => length > most))
    return refuse("malformed", `its vectors are longer than the ${most} leaders of the cluster`)
  if (source !== id)
    return refuse(
      "unknown peer",
      `it looks for leader ${nameOf(config, source)}; this is ${nameOf(config, id)}`,
    )
  if (!followersOf(config.topology, id, config.members).includes(follower))
    return refuse("unknown peer", `leader ${nameOf(config, follower)} does not follow ${nameOf(config, id)}`)
  return Effect.succeed(Proof.prove(config.secret, "source", meeting))
}

/** Takes in what the follower says while it is served. */
const listen = (talk: Conversation, host: Host, underWay: Semaphore.Semaphore) =>
  Effect.forever(
    Effect.flatMap(talk.next, (frame) => {
      switch (frame._tag) {
        case "Took":
          return Effect.flatMap(underWay.release(frame.frames), (free) =>
            free > window ? Effect.fail(unexpected(frame)) : Effect.void,
          )
        case "Known":
          return host.acknowledge(frame.known)
        case "Beat":
          return Effect.void
        case "Challenge":
        case "Introduction":
        case "Welcome":
        case "Refused":
        case "Changes":
        case "Part":
        case "Merged":
          return Effect.fail(unexpected(frame))
      }
    }),
  )

const serve = (
  talk: Conversation,
  host: Host,
  id: LeaderId,
  { follower, vector, heads, known }: FrameOf<"Introduction">,
): Effect.Effect<never, Ended | Refused> => {
  const underWay = Semaphore.makeUnsafe(window)
  const closed = new LinkClosed({ from: id, to: follower })
  const serves = host
    .serve({ follower, vector, heads, known }, (message) => {
      const sends = Effect.forEach(
        framesOf(message),
        (text) =>
          Effect.andThen(
            underWay.take(1),
            Effect.mapError(talk.sendText(text), () => closed),
          ),
        { discard: true },
      )
      const isFew = message._tag === "Changes" && message.changes.length < fewChanges
      return isFew ? Effect.andThen(sends, Effect.sleep(linger)) : sends
    })
    .pipe(
      Effect.catchTags({
        Diverged: ({ message }) => refuse("diverged history", message),
        // The reader knows better why.
        LinkClosed: () => Effect.never,
        LeaderStopped: ({ message }) => new Ended({ why: message }),
      }),
    )
  return Effect.raceAllFirst([serves, listen(talk, host, underWay), talk.beats])
}

/** Answers a follower that has connected, until the connection ends. What was refused is logged and said to it. */
export const answer = Effect.fnUntraced(function* (
  socket: Socket.Socket,
  host: Host,
  id: LeaderId,
  config: ClusterConfig,
  pace: Pace,
): Effect.fn.Return<void, never, Scope.Scope> {
  const conversation = yield* Effect.result(converse(socket, config.leaders.length, pace))
  if (conversation._tag === "Failure") return
  const talk = conversation.success
  let who = "somebody"
  yield* Effect.gen(function* () {
    const nonce = Proof.nonce()
    yield* talk.send({ _tag: "Challenge", version, nonce })
    const said = yield* talk.expect("Introduction")
    who = `leader ${nameOf(config, said.follower)}`
    const proof = yield* judge(config, id, nonce, said)
    yield* talk.send({ _tag: "Welcome", proof })
    return yield* serve(talk, host, id, said)
  }).pipe(
    Effect.catchTags({
      Ended: () => Effect.void,
      Refused: (refused) =>
        Effect.andThen(
          talk.refuse(refused),
          Effect.logWarning(`leader ${nameOf(config, id)} refused ${who} as a follower: ${refused.message}`),
        ),
    }),
  )
})
