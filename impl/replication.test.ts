import { Effect, Logger, Schedule } from "effect"
import { describe, expect, test } from "vitest"
import { allToAll, Journal, JournalMemory, JournalUnavailable, ring, star } from "./index.ts"
import type { LeaderId, Write } from "./index.ts"
import { makeCluster, settled } from "./testing/cluster.ts"

const writesOf = (id: LeaderId): ReadonlyArray<Write> => [
  { _tag: "Put", key: "k", value: `v${id}` },
  { _tag: "Assign", key: "k", value: `v${id}` },
  { _tag: "Increment", key: "k", by: id + 1 },
  { _tag: "Add", key: "k", element: `v${id}` },
]

describe.each([allToAll, ring, star])("three leaders on the ordinary runtime, linked $name", (topology) => {
  test("show the same once all changes have arrived", async () => {
    const views = await Effect.runPromise(
      Effect.gen(function* () {
        const start = yield* makeCluster(3, { topology })
        const cluster = yield* Effect.all([start(0), start(1), start(2)])
        yield* Effect.forEach(cluster, (leader) => Effect.forEach(writesOf(leader.id), leader.write), {
          concurrency: "unbounded",
        })
        yield* settled(cluster, [4, 4, 4])
        return yield* Effect.forEach(cluster, (leader) => leader.view)
      }).pipe(Effect.scoped),
    )
    expect(views[1]).toEqual(views[0])
    expect(views[2]).toEqual(views[0])
    expect(views[0]).toMatchObject({
      register: { k: ["v0", "v1", "v2"] },
      counter: { k: 6 },
      set: { k: ["v0", "v1", "v2"] },
    })
  })

  test("catch up after one of them was away, while the others went on", async () => {
    const total = await Effect.runPromise(
      Effect.gen(function* () {
        const start = yield* makeCluster(3, { topology })
        const increment: Write = { _tag: "Increment", key: "k", by: 1 }
        const [a, b, c] = yield* Effect.all([start(0), start(1), start(2)])
        yield* Effect.all([a.write(increment), c.write(increment)])
        yield* settled([a, b, c], [1, 0, 1])
        yield* c.stop
        yield* Effect.forEach(Array.from({ length: 200 }), () => b.write(increment))
        yield* a.write(increment)
        const back = yield* start(2)
        yield* back.write(increment)
        yield* settled([a, b, back], [2, 200, 2])
        return yield* back.read("counter", "k")
      }).pipe(Effect.scoped),
    )
    expect(total).toBe(204)
  })
})

test("a follower that is gone is no longer served once there is something to send", async () => {
  const followers = await Effect.runPromise(
    Effect.gen(function* () {
      const start = yield* makeCluster(3)
      const [a, b, c] = yield* Effect.all([start(0), start(1), start(2)])
      yield* a.write({ _tag: "Increment", key: "k", by: 1 })
      yield* settled([a, b, c], [1, 0, 0])
      yield* c.stop
      yield* a.write({ _tag: "Increment", key: "k", by: 1 })
      yield* settled([a, b], [2, 0, 0])
      return (yield* a.status).followers
    }).pipe(Effect.scoped),
  )
  expect(followers).toEqual([1])
})

test("a leader whose journal fails stops following, and the log says why", async () => {
  const logged: Array<string> = []
  const logger = Logger.make(({ message }) => void logged.push(String(message)))
  const failing = Journal.of({
    ...JournalMemory.make(),
    append: () => new JournalUnavailable({ path: "test", operation: "sync", cause: "no space" }),
  })
  const stopped = await Effect.runPromise(
    Effect.gen(function* () {
      const start = yield* makeCluster(3)
      const [a, b] = yield* Effect.all([start(0), start(1, {}, failing)])
      yield* a.write({ _tag: "Increment", key: "k", by: 1 })
      yield* Effect.retry(
        Effect.suspend(() => (logged.length > 0 ? Effect.void : Effect.fail("nothing was logged"))),
        Schedule.max([Schedule.spaced("2 millis"), Schedule.recurs(1000)]),
      )
      return (yield* b.status).stopped
    }).pipe(Effect.scoped, Effect.provide(Logger.layer([logger]))),
  )
  expect(stopped).toBe(true)
  expect(logged[0]).toMatch(
    /^leader 1 no longer follows 0: leader 1 has stopped because of its journal: .*no space/,
  )
})
