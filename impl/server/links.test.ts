import { Effect, Exit, Logger, Redacted, Schedule, Scope } from "effect"
import { describe, expect, test } from "vitest"
import type { ClusterConfig } from "./config.ts"
import { addressBook, configured, folder, started } from "./testing/leaders.ts"

const [right, wrong] = ["the-right-secret-of-all", "a-wrong-secret-instead"].map((text) =>
  Redacted.make(text),
)

type Started = Effect.Success<ReturnType<typeof started>>

/** Asks again, every few milliseconds and for ten seconds at most, until it holds. */
const until = <A>(ask: Effect.Effect<A, unknown>, holds: (answer: A) => boolean) =>
  ask.pipe(
    Effect.filterOrFail(holds, (answer) => `still ${JSON.stringify(answer)}`),
    Effect.retry(Schedule.max([Schedule.spaced("10 millis"), Schedule.recurs(1000)])),
  )

const settled = (leaders: ReadonlyArray<Started>, vector: ReadonlyArray<number>) =>
  until(
    Effect.forEach(leaders, ({ leader }) => leader.vector),
    (vectors) => vectors.every((each) => each.join() === vector.join()),
  )

const increment = ({ client }: Started, by = 1) =>
  client.objects.increment({ params: { table: "counts", key: "k" }, query: {}, payload: { by } })

const total = ({ client }: Started) =>
  Effect.map(client.objects.read({ params: { table: "counts", key: "k" }, query: {} }), ({ value }) => value)

/** Runs a test's program with what it logs kept. */
const run = <A, E>(
  program: (logged: ReadonlyArray<string>) => Effect.Effect<A, E, Scope.Scope>,
): Promise<A> => {
  const logged: Array<string> = []
  const logger = Logger.make(({ message }) => void logged.push(String(message)))
  return Effect.runPromise(Effect.scoped(program(logged)).pipe(Effect.provide(Logger.layer([logger]))))
}

/** A leader that can be ended before the test is. */
const ending = Effect.fnUntraced(function* (...asked: Parameters<typeof started>) {
  const life = yield* Scope.fork(yield* Effect.scope)
  const leader = yield* Scope.provide(started(...asked), life)
  return { ...leader, stop: Scope.close(life, Exit.void) }
})

describe("leaders that replicate over sockets", () => {
  test.each(["all-to-all", "ring", "star"])(
    "%s: all show the same once all changes have arrived",
    async (topology) => {
      const totals = await run(() =>
        Effect.gen(function* () {
          const [config, book] = [configured(3, { topology }, right), addressBook()]
          const leaders = yield* Effect.forEach([0, 1, 2], (id) => started(config, id, book))
          yield* Effect.forEach(leaders, (leader) => increment(leader, leader.leader.id + 1), {
            concurrency: 3,
          })
          yield* settled(leaders, [1, 1, 1])
          return yield* Effect.forEach(leaders, total)
        }),
      )
      expect(totals).toEqual([6, 6, 6])
    },
  )

  test("one that was away catches up, over more frames than are under way at once", async () => {
    const [behind, shown] = await run(() =>
      Effect.gen(function* () {
        const [config, book, data] = [configured(2), addressBook(), yield* folder]
        const a = yield* started(config, 0, book)
        const first = yield* ending(config, 1, book, { data })
        yield* increment(a)
        yield* until(a.client.operation.status(), ({ followers: [only] }) => only?.lag === 0)
        yield* first.stop
        const write = (key: number) =>
          a.client.objects.put({
            params: { table: "rows", key: `${key}` },
            query: {},
            payload: { value: "v".repeat(100_000) },
          })
        yield* Effect.forEach(
          Array.from({ length: 60 }, (_, key) => key),
          write,
          { concurrency: 20 },
        )
        const [follower] = (yield* a.client.operation.status()).followers
        const again = yield* started(config, 1, book, { data })
        yield* settled([a, again], [61, 0])
        const read = again.client.objects.read({ params: { table: "rows", key: "59" }, query: {} })
        return [follower, (yield* read).value] as const
      }),
    )
    expect(behind).toEqual({ id: 1, name: "B", connected: false, lag: 60 })
    expect(shown).toHaveLength(100_000)
  })

  test("one that is too far behind for the log is sent the state", async () => {
    const [positions, totals] = await run(() =>
      Effect.gen(function* () {
        const config = configured(2, { checkpoint: 10, retain: 5 })
        const book = addressBook()
        const a = yield* started(config, 0, book)
        yield* Effect.forEach(Array.from({ length: 50 }), () => increment(a))
        yield* until(a.client.operation.status(), ({ log }) => log.first > 1)
        const b = yield* started(config, 1, book)
        yield* increment(b)
        yield* settled([a, b], [50, 1])
        const { log } = yield* b.client.operation.status()
        return [log, yield* Effect.forEach([a, b], total)] as const
      }),
    )
    // The state counts as one step, however many changes led to it.
    expect(positions.last).toBeLessThan(50)
    expect(totals).toEqual([51, 51])
  })

  test("a session that moves reads its own write at once, after waiting for it", async () => {
    const shown = await run(() =>
      Effect.gen(function* () {
        const [config, book] = [configured(2), addressBook()]
        const [a, b] = [yield* started(config, 0, book), yield* started(config, 1, book)]
        const { token } = yield* increment(a, 7)
        return yield* b.client.objects.read({
          params: { table: "counts", key: "k" },
          query: { token, wait: 9_000 },
        })
      }),
    )
    expect(shown.value).toBe(7)
  })

  test("what a leader knows of its links is in its status, also how far a source's clock is ahead", async () => {
    const [source] = await run(() =>
      Effect.gen(function* () {
        const [config, book] = [configured(2), addressBook()]
        yield* started(config, 0, book, { clockOffset: () => 3_600_000 })
        const b = yield* started(config, 1, book)
        const { sources } = yield* until(
          b.client.operation.status(),
          ({ sources: [only] }) => only?.clockAhead !== null,
        )
        return sources
      }),
    )
    expect(source).toMatchObject({ id: 0, name: "A", connected: true, problem: null })
    expect((source?.clockAhead ?? 0) / 3_600_000).toBeCloseTo(1, 2)
  })
})

describe("a follower that is refused", () => {
  const cases: ReadonlyArray<readonly [string, ClusterConfig, ClusterConfig, RegExp]> = [
    ["with a wrong secret", configured(2, {}, right), configured(2, {}, wrong), /wrong secret/],
    ["without the secret", configured(2, {}, right), configured(2), /wrong secret/],
    ["with a secret where there is none", configured(2), configured(2, {}, right), /wrong secret/],
    ["of another cluster", configured(2), configured(2, { cluster: "other" }), /wrong cluster/],
    ["with other tables", configured(2), configured(2, { tables: {} }), /different configuration/],
    ["with more leaders than the source knows", configured(2), configured(3), /different configuration/],
  ]
  test.each(cases)("%s gets nothing, and both ends say why", async (_, source, follower, why) => {
    const [logged, vector, problem] = await run((lines) =>
      Effect.gen(function* () {
        const book = addressBook()
        const a = yield* started(source, 0, book)
        yield* increment(a)
        const b = yield* started(follower, 1, book)
        yield* until(
          Effect.sync(() => lines.filter((line) => why.test(line)).length),
          (times) => times >= 2,
        )
        const { sources } = yield* b.client.operation.status()
        return [lines, yield* b.leader.vector, sources[0]?.problem] as const
      }),
    )
    expect(vector.every((applied) => applied === 0)).toBe(true)
    expect(
      logged.some((line) => line.startsWith("leader A refused leader B as a follower: ") && why.test(line)),
    ).toBe(true)
    expect(
      logged.some((line) => line.startsWith("leader B cannot follow leader A: ") && why.test(line)),
    ).toBe(true)
    expect(problem).toMatch(why)
  })

  test("because it is not at the leader that it looks for is told who this is", async () => {
    const logged = await run((lines) =>
      Effect.gen(function* () {
        const [config, book] = [configured(3), addressBook()]
        const a = yield* started(config, 0, book)
        book.known.set(2, a.address)
        yield* started(config, 1, book)
        yield* until(
          Effect.sync(() => lines),
          (said) => said.some((line) => line.includes("leader B cannot follow leader C")),
        )
        return lines
      }),
    )
    expect(logged.join("\n")).toContain(
      "leader B cannot follow leader C: unknown peer: it looks for leader C; this is A",
    )
  })

  test("because its history is another gets nothing, and the others go on", async () => {
    const [logged, vectors] = await run((lines) =>
      Effect.gen(function* () {
        const [config, book, data] = [configured(3), addressBook(), yield* folder]
        const first = yield* ending(config, 0, book)
        const [b, c] = [yield* started(config, 1, book, { data }), yield* started(config, 2, book)]
        yield* increment(first)
        yield* increment(first)
        yield* settled([b, c], [2, 0, 0])
        yield* first.stop
        // It comes back without its journal.
        const again = yield* started(config, 0, book)
        yield* until(
          Effect.sync(() => lines.filter((line) => line.includes("diverged history")).length),
          (times) => times >= 4,
        )
        yield* increment(b)
        yield* settled([b, c], [2, 1, 0])
        return [lines, yield* Effect.forEach([again, b, c], ({ leader }) => leader.vector)] as const
      }),
    )
    expect(vectors.slice(1)).toEqual([
      [2, 1, 0],
      [2, 1, 0],
    ])
    expect(
      logged.some((line) =>
        /^leader B cannot follow leader A: diverged history: .*lost its journal/.test(line),
      ),
    ).toBe(true)
  })
})
