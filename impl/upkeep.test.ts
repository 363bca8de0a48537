import { Effect, type Scope } from "effect"
import { describe, expect, test } from "vitest"
import type { Write } from "./index.ts"
import { kept, makeCluster, settled } from "./testing/cluster.ts"

const put = (key: string, value: string): Write => ({ _tag: "Put", key, value })
const remove = (key: string): Write => ({ _tag: "Delete", key })

const saving = { checkpointEvery: 1 }

const run = <A, E>(program: Effect.Effect<A, E, Scope.Scope>) => Effect.runPromise(Effect.scoped(program))

describe("upkeep", () => {
  test("cuts off the log what every follower has made durable, and keeps what one lacks", async () => {
    const [before, after] = await run(
      Effect.gen(function* () {
        const start = yield* makeCluster(3, saving)
        const [a, b] = [yield* start(0), yield* start(1)]
        yield* a.write(put("x", "1"))
        yield* a.write(put("x", "2"))
        yield* settled([a, b], [2, 0, 0])
        yield* Effect.forEach([a, b, a], (leader) => leader.upkeep)
        const before = (yield* a.status).log
        const c = yield* start(2)
        yield* settled([a, b, c], [2, 0, 0])
        yield* kept([a, b, c], [2, 0, 0])
        yield* a.write(put("x", "3"))
        yield* settled([a, b, c], [3, 0, 0])
        yield* kept([a, b, c], [3, 0, 0])
        yield* a.write(put("x", "4"))
        yield* a.upkeep
        return [before, (yield* a.status).log]
      }),
    )
    expect(before).toEqual({ first: 1, last: 2, saved: 2 })
    expect(after).toEqual({ first: 4, last: 4, saved: 4 })
  })

  test("is not seen by clients: a leader shows the same after a start from its checkpoint", async () => {
    const [before, after] = await run(
      Effect.gen(function* () {
        const start = yield* makeCluster(3, saving)
        const a = yield* start(0)
        yield* a.write(put("x", "1"))
        yield* a.write({ _tag: "Increment", key: "n", by: 3 })
        yield* a.upkeep
        yield* a.write({ _tag: "Increment", key: "n", by: 4 })
        yield* a.write({ _tag: "Add", key: "s", element: "e" })
        const before = yield* Effect.all([a.view, a.vector, a.conflicts])
        yield* a.stop
        const again = yield* start(0)
        return [before, yield* Effect.all([again.view, again.vector, again.conflicts])]
      }),
    )
    expect(after).toEqual(before)
    expect(after?.[1]).toEqual([4, 0, 0])
  })

  test("forgets a deleted row when every leader has applied the delete, and not before", async () => {
    const counts = await run(
      Effect.gen(function* () {
        const start = yield* makeCluster(3, saving)
        const [a, b] = [yield* start(0), yield* start(1)]
        yield* a.write(put("x", "1"))
        yield* a.write(remove("x"))
        yield* settled([a, b], [2, 0, 0])
        yield* Effect.forEach([a, b, a, b], (leader) => leader.upkeep)
        const before = (yield* a.inspect).rows.size
        const c = yield* start(2)
        yield* settled([a, b, c], [2, 0, 0])
        yield* kept([a, b, c], [2, 0, 0])
        // A second round, once what is known of others has been caught up with.
        yield* Effect.forEach([1, 2], (value) => a.write(put("y", String(value))))
        yield* settled([a, b, c], [4, 0, 0])
        yield* kept([a, b, c], [4, 0, 0])
        yield* a.write(put("y", "3"))
        yield* a.upkeep
        return [before, [...(yield* a.inspect).rows.keys()]]
      }),
    )
    expect(counts).toEqual([1, ["y"]])
  })
})

describe("a follower for whom the log was cut", () => {
  /** A and C write while B is away; A keeps one change only; then B, with writes of its own, comes back. */
  const returned = Effect.gen(function* () {
    const start = yield* makeCluster(3, { ...saving, retain: 1 })
    const [a, b, c] = [yield* start(0), yield* start(1), yield* start(2)]
    yield* a.write(put("x", "before"))
    yield* a.write({ _tag: "Add", key: "s", element: "gone" })
    yield* settled([a, b, c], [2, 0, 0])
    yield* b.stop
    yield* a.write({ _tag: "Remove", key: "s", element: "gone" })
    for (const value of ["1", "2", "3"]) yield* a.write(put("x", value))
    yield* a.write({ _tag: "Increment", key: "n", by: 2 })
    yield* c.write({ _tag: "Increment", key: "n", by: 5 })
    yield* c.write({ _tag: "Add", key: "s", element: "c" })
    yield* settled([a, c], [7, 0, 2])
    yield* Effect.forEach([a, c], (leader) => leader.upkeep)
    const cut = (yield* a.status).log
    const back = yield* start(1)
    yield* back.write({ _tag: "Increment", key: "n", by: 10 })
    yield* settled([a, back, c], [7, 1, 2])
    const views = yield* Effect.forEach([a, back, c], (leader) => leader.view)
    yield* back.stop
    const again = yield* start(1)
    return { cut, views, again: yield* again.view }
  })

  test("is sent the state, keeps its own writes, and shows what the others show, also after a restart", async () => {
    const { cut, views, again } = await run(returned)
    expect(cut.first).toBeGreaterThan(7)
    expect(views[0]).toMatchObject({ row: { x: "3" }, counter: { n: 17 }, set: { s: ["c"] } })
    expect(views[1]).toEqual(views[0])
    expect(views[2]).toEqual(views[0])
    expect(again).toEqual(views[0])
  })
})
