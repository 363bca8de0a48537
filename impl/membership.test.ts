import { Effect, type Scope } from "effect"
import { describe, expect, test } from "vitest"
import { allToAll, ring, star, type Write } from "./index.ts"
import { kept, makeCluster, settled } from "./testing/cluster.ts"

const put = (key: string, value: string): Write => ({ _tag: "Put", key, value })
const run = <A, E>(program: Effect.Effect<A, E, Scope.Scope>) => Effect.runPromise(Effect.scoped(program))

describe.each([allToAll, ring])("a leader that leaves a cluster linked $name", (topology) => {
  test("leaves what it had made with the others, who pass it on to those who have not seen it", async () => {
    const shown = await run(
      Effect.gen(function* () {
        const start = yield* makeCluster(3, { topology })
        const [a, c] = [yield* start(0), yield* start(2)]
        yield* c.write(put("x", "of c"))
        yield* settled([a, c], [0, 0, 1])
        yield* c.stop
        yield* a.stop
        // A and B go on without it. B has been away, and has nothing of what C made.
        const members = { members: [0, 1] }
        const [again, b] = [yield* start(0, members), yield* start(1, members)]
        yield* settled([again, b], [0, 0, 1])
        yield* b.write(put("x", "of b"))
        yield* settled([again, b], [0, 1, 1])
        return yield* Effect.forEach([again, b], (leader) => leader.read("row", "x"))
      }),
    )
    expect(shown).toEqual(["of b", "of b"])
  })

  test("no longer keeps the others from forgetting what all of them have", async () => {
    const [before, after] = await run(
      Effect.gen(function* () {
        const start = yield* makeCluster(3, { topology, checkpointEvery: 1 })
        const first = yield* start(0)
        yield* first.write(put("x", "1"))
        yield* first.write({ _tag: "Delete", key: "x" })
        yield* first.upkeep
        const before = (yield* first.inspect).rows.size
        yield* first.stop
        const members = { members: [0, 1] }
        const [a, b] = [yield* start(0, members), yield* start(1, members)]
        yield* settled([a, b], [2, 0, 0])
        for (const value of ["1", "2", "3"]) {
          yield* a.write(put("y", value))
          yield* settled([a, b], [2 + Number(value), 0, 0])
          yield* Effect.forEach([a, b, a, b], (leader) => leader.upkeep)
        }
        return [before, [...(yield* a.inspect).rows.keys()]]
      }),
    )
    expect(before).toBe(1)
    expect(after).toEqual(["y"])
  })
})

describe.each([allToAll, ring, star])("a leader that joins a cluster linked $name", (topology) => {
  test("receives all there was, also where the log was cut, and is heard by all", async () => {
    const [views, cut] = await run(
      Effect.gen(function* () {
        const start = yield* makeCluster(4, { topology, checkpointEvery: 1 })
        const members = { members: [0, 1, 2] }
        const three = yield* Effect.all([start(0, members), start(1, members), start(2, members)])
        for (const leader of three) yield* leader.write(put(`of ${leader.id}`, "before"))
        yield* settled(three, [1, 1, 1, 0])
        yield* Effect.forEach([...three, ...three, ...three], (leader) => leader.upkeep)
        yield* Effect.forEach(three, (leader) => leader.write({ _tag: "Increment", key: "n", by: 1 }))
        yield* settled(three, [2, 2, 2, 0])
        yield* Effect.forEach([...three, ...three, ...three], (leader) => leader.upkeep)
        const cut = yield* Effect.forEach(three, (leader) => leader.status)
        yield* Effect.forEach(three, (leader) => leader.stop)
        const four = yield* Effect.all([start(0), start(1), start(2), start(3)])
        const [, , , joined] = four
        yield* settled(four, [2, 2, 2, 0])
        yield* joined.write({ _tag: "Increment", key: "n", by: 10 })
        yield* settled(four, [2, 2, 2, 1])
        yield* kept(four, [2, 2, 2, 1])
        return [yield* Effect.forEach(four, (leader) => leader.view), cut]
      }),
    )
    for (const view of views) expect(view).toEqual(views[0])
    expect(views[0]).toMatchObject({ counter: { n: 13 }, row: { "of 0": "before", "of 2": "before" } })
    expect(cut.every(({ log }) => log.first > 1)).toBe(true)
  })
})
