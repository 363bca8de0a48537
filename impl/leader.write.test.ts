import { Effect, Fiber, Layer } from "effect"
import { describe, expect, test } from "vitest"
import { JournalUnavailable } from "./journal.ts"
import { Leader } from "./leader.ts"
import { LeaderStopped } from "./leader-errors.ts"
import { Rules, standardRules } from "./rules.ts"
import { changesOf, hello, openJournal, put, withLeader } from "./testing/leader.ts"
import type { Change } from "./change.ts"
import { allToAll } from "./topology.ts"
import { Absent, type Write } from "./write.ts"

const unavailable = new JournalUnavailable({ path: "test", operation: "sync", cause: "no space" })

describe("a write", () => {
  test("is answered with its dot and its stamp, and a read shows it", async () => {
    const seen = await withLeader(1, (leader) =>
      Effect.all([leader.write(put("v")), leader.write(put("w")), leader.read("row", "k")]),
    )
    expect(seen[0].dot).toEqual({ leader: 1, sequence: 1 })
    expect(seen[1].dot).toEqual({ leader: 1, sequence: 2 })
    expect(seen[0].stamp.leader).toBe(1)
    expect(seen[0].stamp.wall).toBeGreaterThan(0)
    expect(seen[2]).toBe("w")
  })

  test("is in the journal and synced before it is answered, applied or sent to anyone", async () => {
    const journal = openJournal()
    await withLeader(
      0,
      Effect.fnUntraced(function* (leader) {
        const { next } = yield* leader.subscribe(hello(1, [0, 0, 0]))
        const follower = yield* Effect.forkChild(
          Effect.tap(next, () => Effect.sync(() => journal.done.push("sent"))),
          { startImmediately: true },
        )
        yield* leader.write(put("v"))
        journal.done.push("answered")
        yield* Fiber.join(follower)
      }, Effect.scoped),
      journal,
    )
    expect(journal.done.slice(0, 2)).toEqual(["append", "sync"])
    expect(journal.done.slice(2).toSorted()).toEqual(["answered", "sent"])
  })

  test("that takes away what is not there is refused with a reason, and leaves no trace", async () => {
    const journal = openJournal()
    const refused = await withLeader(
      0,
      (leader) =>
        Effect.all([
          Effect.flip(leader.write({ _tag: "Delete", key: "k" })),
          Effect.flip(leader.write({ _tag: "Remove", key: "k", element: "e" })),
        ]),
      journal,
    )
    expect(refused.map((error) => error instanceof Absent)).toEqual([true, true])
    expect(refused[0].message).toContain(`leader 0 shows no row "k"`)
    expect(refused[1].message).toContain(`leader 0 shows no element "e" in the set "k"`)
    expect(journal.done).toEqual([])
  })

  test("is finished even when its client gives up in the middle", async () => {
    const journal = openJournal(Effect.sleep("5 millis"))
    const shown = await withLeader(
      0,
      Effect.fnUntraced(function* (leader) {
        const client = yield* Effect.forkChild(leader.write(put("v")), { startImmediately: true })
        yield* Effect.yieldNow
        yield* Fiber.interrupt(client)
        return yield* leader.read("row", "k")
      }),
      journal,
    )
    expect(journal.entries).toHaveLength(1)
    expect(shown).toBe("v")
  })

  test("is not begun when its client gives up before", async () => {
    const journal = openJournal()
    await withLeader(
      0,
      Effect.fnUntraced(function* (leader) {
        yield* Fiber.interrupt(yield* Effect.forkChild(leader.write(put("v")), { startImmediately: true }))
        yield* leader.write(put("w"))
      }),
      journal,
    )
    expect(journal.entries.map(({ operation }) => operation)).toEqual([
      { _tag: "Insert", key: "k", value: "w" },
    ])
  })

  test("shares its sync with those that were asked at the same time", async () => {
    const journal = openJournal()
    const writes = ["a", "b", "c"].map(put)
    await withLeader(
      0,
      (leader) => Effect.forEach(writes, leader.write, { concurrency: "unbounded" }),
      journal,
    )
    expect(journal.done).toEqual(["append", "sync"])
  })

  test("is not read, nor sent on, before it is durable", async () => {
    const journal = openJournal(Effect.sleep("20 millis"))
    const seen = await withLeader(
      0,
      Effect.fnUntraced(function* (leader) {
        const client = yield* Effect.forkChild(leader.write(put("v")), { startImmediately: true })
        yield* Effect.yieldNow
        const { next } = yield* leader.subscribe(hello(1, [0, 0, 0]))
        yield* Effect.forkChild(
          Effect.tap(next, () => Effect.sync(() => journal.done.push("sent"))),
          { startImmediately: true },
        )
        const shown = yield* leader.read("row", "k")
        journal.done.push("read")
        yield* Fiber.join(client)
        return shown
      }, Effect.scoped),
      journal,
    )
    expect(seen).toBe("v")
    expect(journal.done.slice(0, 2)).toEqual(["append", "sync"])
  })

  test("waits for its turn: many at once get one dot each, without a gap", async () => {
    const journal = openJournal(Effect.sleep("1 millis"))
    const increment: Write = { _tag: "Increment", key: "k", by: 1 }
    const [receipts, total] = await withLeader(
      0,
      (leader) =>
        Effect.all([
          Effect.forEach([1, 2, 3, 4, 5], () => leader.write(increment), { concurrency: "unbounded" }),
          leader.read("counter", "k"),
        ]),
      journal,
    )
    expect(receipts.map(({ dot }) => dot.sequence).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5])
    expect(journal.entries.map(({ dependencies }) => dependencies[0])).toEqual([0, 1, 2, 3, 4])
    expect(total).toBe(5)
  })
})

describe("a leader whose journal fails", () => {
  test("in a way that nobody foresaw stops as well, so that no dot is used twice", async () => {
    const journal = openJournal(Effect.die(new Error("out of memory")))
    const errors = await withLeader(
      0,
      (leader) => Effect.all([Effect.flip(leader.write(put("v"))), Effect.flip(leader.write(put("w")))]),
      journal,
    )
    expect(errors.map((error) => error instanceof LeaderStopped)).toEqual([true, true])
    expect(errors[0].message).toContain("because of its journal: out of memory")
    expect(journal.entries).toHaveLength(1)
  })

  test("stops: no later write is answered, nothing is taken in, and no read shows what may not be durable", async () => {
    const journal = openJournal(Effect.fail(unavailable))
    const [theirs] = await changesOf(1, put("theirs"))
    const [first, second, ...others] = await withLeader(
      0,
      (leader) =>
        Effect.all([
          Effect.flip(leader.write(put("v"))),
          Effect.flip(leader.write(put("w"))),
          Effect.flip(leader.receive([theirs as Change], 1)),
          Effect.flip(leader.read("row", "k")),
          Effect.flip(leader.view),
        ]),
      journal,
    )
    for (const error of [first, second, ...others]) expect(error).toBeInstanceOf(LeaderStopped)
    expect(first.message).toContain(
      "leader 0 has stopped because of its journal: cannot sync the journal test: no space",
    )
    expect(journal.entries).toHaveLength(1)
  })
})

test("a rule that throws in the middle of a commit or an arrival stops the leader, and nobody waits for ever", async () => {
  const [theirs] = await changesOf(1, put("theirs"))
  const throwing = Layer.succeed(Rules, {
    ...standardRules,
    wins: () => {
      throw new Error("no such rule")
    },
  })
  const stopped = (last: (leader: Leader["Service"]) => Effect.Effect<unknown, unknown>) =>
    Effect.runPromise(
      Effect.gen(function* () {
        const leader = yield* Leader
        yield* leader.write(put("v"))
        const errors = [yield* Effect.flip(last(leader)), yield* Effect.flip(leader.write(put("w")))]
        return [...errors, yield* Effect.flip(leader.read("row", "k"))]
      }).pipe(
        Effect.provide(
          Leader.layer({ id: 0, leaders: 3, topology: allToAll }).pipe(
            Layer.provide(openJournal().layer),
            Layer.provide(throwing),
          ),
        ),
      ),
    )
  for (const errors of [
    await stopped((leader) => leader.write(put("w"))),
    await stopped((leader) => leader.receive([theirs as Change], 1)),
  ])
    for (const error of errors) {
      expect(error).toBeInstanceOf(LeaderStopped)
      expect(String(error)).toContain("no such rule")
    }
})
