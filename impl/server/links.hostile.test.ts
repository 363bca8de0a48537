import { NodeWS } from "@effect/platform-node"
import { Duration, Effect, Exit, Logger, Redacted, Result, Schedule, Scope } from "effect"
import { describe, expect, test } from "vitest"
import type { Address } from "./address.ts"
import type { ClusterConfig } from "./config.ts"
import type { Pace } from "./conversation.ts"
import * as Proof from "./proof.ts"
import { addressBook, configured, started } from "./testing/leaders.ts"
import { decodeFrame, type Frame, type FrameOf, longestFrame, version } from "./wire.ts"

const secret = Redacted.make("the-right-secret-of-all")

/** A WebSocket without any manners: what it received, and what it was closed with. */
interface Raw {
  readonly frames: Array<Frame>
  readonly closed: Promise<number>
  readonly next: (count: number) => Promise<void>
  readonly send: (frame: Frame | string) => void
}

const raw = (socket: NodeWS.WebSocket): Raw => {
  const frames: Array<Frame> = []
  let arrived = () => {}
  socket.on("message", (data: Buffer) => {
    frames.push(Result.getOrThrow(decodeFrame(data.toString("utf8"), 8)))
    arrived()
  })
  socket.on("error", () => {})
  return {
    frames,
    closed: new Promise((resolve) => {
      socket.on("close", (code) => {
        resolve(code)
      })
    }),
    next: (count) =>
      new Promise((resolve) => {
        arrived = () => {
          if (frames.length >= count) resolve()
        }
        arrived()
      }),
    send: (frame) => {
      socket.send(typeof frame === "string" ? frame : JSON.stringify(frame))
    },
  }
}

const dial = ({ host, port }: Address): Raw => raw(new NodeWS.WebSocket(`ws://${host}:${port}/v1/replicate`))

const introduction = (
  config: ClusterConfig,
  challenge: string,
  more: Partial<FrameOf<"Introduction">> = {},
): FrameOf<"Introduction"> => {
  const { cluster, fingerprint } = config
  const meeting = { cluster, source: 0, follower: 1, challenge, answer: "0123" }
  return {
    _tag: "Introduction",
    version,
    cluster,
    fingerprint,
    source: 0,
    follower: 1,
    nonce: meeting.answer,
    proof: Proof.prove(config.secret, "follower", meeting),
    vector: [0, 0, 0],
    heads: [],
    known: [],
    ...more,
  }
}

const challengeOf = async (socket: Raw): Promise<string> => {
  await socket.next(1)
  const [first] = socket.frames
  return first?._tag === "Challenge" ? first.nonce : ""
}

/** Runs against leader A of three, with C as a well-behaved follower, and tells what C had applied at the end. */
const beside = (config: ClusterConfig, misbehave: (address: Address) => Promise<void>, pace?: Pace) => {
  const logged: Array<string> = []
  const logger = Logger.make(({ message }) => void logged.push(String(message)))
  return Effect.runPromise(
    Effect.gen(function* () {
      const book = addressBook()
      const more = pace === undefined ? {} : { pace }
      const [a, c] = [yield* started(config, 0, book, more), yield* started(config, 2, book, more)]
      const write = a.client.objects.put({
        params: { table: "rows", key: "k" },
        query: {},
        payload: { value: "v" },
      })
      yield* write
      yield* Effect.promise(() => misbehave(a.address))
      yield* write
      yield* c.leader.vector.pipe(
        Effect.filterOrFail(([applied]) => applied === 2),
        Effect.retry(Schedule.max([Schedule.spaced("10 millis"), Schedule.recurs(500)])),
      )
      return { applied: yield* a.leader.vector, logged }
    }).pipe(Effect.scoped, Effect.provide(Logger.layer([logger]))),
  )
}

describe("a source takes nothing from a follower that", () => {
  const config = configured(3, {}, secret)
  const change = {
    dot: { leader: 1, sequence: 1 },
    dependencies: [0, 0, 0],
    stamp: { wall: 1, logical: 0, leader: 1 },
    operation: { _tag: "Insert" as const, key: "rows/k", value: "forged" },
  }
  const cases: ReadonlyArray<
    readonly [string, (challenge: string) => ReadonlyArray<Frame | string>, number]
  > = [
    ["sends no JSON", () => ["hello?"], 4400],
    ["sends a frame that there is not", () => ['{"_tag":"Give","me":"all"}'], 4400],
    ["asks before it has said who it is", () => [{ _tag: "Known", known: [[9, 9, 9]] }], 4400],
    [
      "sends changes itself",
      (nonce) => [introduction(config, nonce), { _tag: "Changes", changes: [change] }],
      4400,
    ],
    [
      "claims to have taken in more than it was sent",
      (nonce) => [introduction(config, nonce), { _tag: "Took", frames: 1e6 }],
      4400,
    ],
    [
      "speaks of leaders that there are not",
      (nonce) => [introduction(config, nonce, { known: [[], [], [], [1]] })],
      4400,
    ],
    ["speaks another version", (nonce) => [introduction(config, nonce, { version: 99 })], 4426],
    ["does not know the secret", (nonce) => [introduction(config, nonce, { proof: "0".repeat(64) })], 4401],
    ["sends no proof", (nonce) => [introduction(config, nonce, { proof: null })], 4401],
    ["repeats a proof from another connection", () => [introduction(config, "an earlier challenge")], 4401],
    ["takes the proof of another leader", (nonce) => [introduction(config, nonce, { follower: 2 })], 4401],
    [
      "is nobody of the cluster",
      (nonce) => [
        introduction(config, nonce, {
          follower: 7,
          proof: Proof.prove(secret, "follower", {
            cluster: "test",
            source: 0,
            follower: 7,
            challenge: nonce,
            answer: "0123",
          }),
        }),
      ],
      4403,
    ],
    [
      "says that it is the source itself",
      (nonce) => [
        introduction(config, nonce, {
          follower: 0,
          proof: Proof.prove(secret, "follower", {
            cluster: "test",
            source: 0,
            follower: 0,
            challenge: nonce,
            answer: "0123",
          }),
        }),
      ],
      4403,
    ],
    [
      "has changes of the source that the source has not made",
      (nonce) => [introduction(config, nonce, { vector: [9, 0, 0] })],
      4410,
    ],
    ["sends a frame that is too long", () => [" ".repeat(longestFrame + 1)], 1009],
  ]
  /** A frame that is too long takes a while to send: nobody is to be taken for silent meanwhile. */
  const patient = { beat: Duration.millis(100), silence: Duration.minutes(1) }

  test.each(cases)("%s", async (_, frames, code) => {
    let closed = 0
    const misbehave = async (address: Address) => {
      const socket = dial(address)
      const challenge = await challengeOf(socket)
      for (const frame of frames(challenge)) socket.send(frame)
      closed = await socket.closed
    }
    const { applied, logged } = await beside(config, misbehave, patient)
    expect(closed).toBe(code)
    expect(applied).toEqual([2, 0, 0])
    expect(logged.some((line) => line.startsWith("leader A refused "))).toBe(true)
  })

  test("says nothing: it is let go, and nothing is sent to it", async () => {
    const frames: Array<Frame> = []
    const brisk = { beat: Duration.millis(50), silence: Duration.millis(500) }
    const { applied } = await beside(
      config,
      async (address) => {
        const socket = dial(address)
        await socket.closed
        frames.push(...socket.frames)
      },
      brisk,
    )
    expect(frames.map(({ _tag }) => _tag)).toEqual(["Challenge"])
    expect(applied).toEqual([2, 0, 0])
  })
})

test("a follower that takes nothing in is sent no more than is allowed to be under way", async () => {
  const config = configured(3)
  const received = await Effect.runPromise(
    Effect.gen(function* () {
      const a = yield* started(config, 0, addressBook())
      yield* Effect.forEach(
        Array.from({ length: 24 }, (_, key) => key),
        (key) =>
          a.client.objects.put({
            params: { table: "rows", key: `${key}` },
            query: {},
            payload: { value: "v".repeat(200_000) },
          }),
        { concurrency: 8 },
      )
      const socket = dial(a.address)
      const challenge = yield* Effect.promise(() => challengeOf(socket))
      socket.send(introduction(config, challenge))
      // Beats come without end; when some have come after the last change, the source has stopped sending.
      yield* Effect.promise(() => socket.next(28))
      return socket.frames.filter(({ _tag }) => _tag === "Changes").length
    }).pipe(Effect.scoped, Effect.provide(Logger.layer([]))),
  )
  expect(received).toBe(16)
})

describe("a follower takes nothing from a source that", () => {
  const change = {
    dot: { leader: 0, sequence: 1 },
    dependencies: [0, 0],
    stamp: { wall: 1, logical: 0, leader: 0 },
    operation: { _tag: "Insert" as const, key: "rows/k", value: "forged" },
  }
  const changes: Frame = { _tag: "Changes", changes: [change] }
  const challenge: Frame = { _tag: "Challenge", version, nonce: "ab" }
  const cases: ReadonlyArray<readonly [string, ReadonlyArray<Frame | string>, RegExp]> = [
    ["sends before it has agreed", [challenge, changes], /malformed/],
    [
      "does not prove that it knows the secret",
      [challenge, { _tag: "Welcome", proof: null }, changes],
      /wrong secret/,
    ],
    ["proves it wrongly", [challenge, { _tag: "Welcome", proof: "00" }, changes], /wrong secret/],
    ["sends no JSON", ["<html>"], /malformed/],
    [
      "refuses it",
      [challenge, { _tag: "Refused", reason: "unknown peer", explanation: "go away" }],
      /go away/,
    ],
  ]
  test.each(cases)("%s", async (_, frames, why) => {
    const [problem, vector] = await Effect.runPromise(
      Effect.gen(function* () {
        const server = yield* Effect.acquireRelease(
          Effect.callback<NodeWS.WebSocketServer>((resume) => {
            const listening = new NodeWS.WebSocketServer({ port: 0, host: "127.0.0.1" })
            listening.once("listening", () => {
              resume(Effect.succeed(listening))
            })
          }),
          (listening) =>
            Effect.sync(() => {
              for (const socket of listening.clients) socket.terminate()
              listening.close()
            }),
        )
        server.on("connection", (socket) => {
          const { send } = raw(socket)
          for (const frame of frames) send(frame)
        })
        const bound = server.address()
        const book = addressBook()
        book.known.set(0, {
          host: "127.0.0.1",
          port: typeof bound === "object" && bound !== null ? bound.port : 0,
        })
        const b = yield* started(configured(2, {}, secret), 1, book)
        const { sources } = yield* b.client.operation.status().pipe(
          Effect.filterOrFail(({ sources: [only] }) => only?.problem !== null),
          Effect.retry(Schedule.max([Schedule.spaced("10 millis"), Schedule.recurs(500)])),
        )
        return [sources[0]?.problem, yield* b.leader.vector] as const
      }).pipe(Effect.scoped, Effect.provide(Logger.layer([]))),
    )
    expect(problem).toMatch(why)
    expect(vector).toEqual([0, 0])
  })
})

test("a leader ends at once although a follower is connected", async () => {
  const closed = await Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const config = configured(2)
        const life = yield* Scope.fork(yield* Effect.scope)
        const a = yield* Scope.provide(started(config, 0, addressBook()), life)
        const socket = dial(a.address)
        const challenge = yield* Effect.promise(() => challengeOf(socket))
        socket.send(introduction(config, challenge, { vector: [0, 0] }))
        yield* Effect.promise(() => socket.next(2))
        yield* Scope.close(life, Exit.void)
        return yield* Effect.promise(() => socket.closed)
      }),
    ).pipe(Effect.provide(Logger.layer([]))),
  )
  expect([1000, 1001, 1006]).toContain(closed)
})
