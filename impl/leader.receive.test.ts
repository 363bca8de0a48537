import { Effect, Fiber } from "effect"
import { describe, expect, test } from "vitest"
import { type Change, showDot } from "./change.ts"
import type { Leader } from "./leader.ts"
import { changesOf, hello, openJournal, put, take, withLeader } from "./testing/leader.ts"
import { ring } from "./topology.ts"

describe("a change that arrives", () => {
  test("is appended without a sync, and the next local write syncs both", async () => {
    const journal = openJournal()
    const [theirs] = await changesOf(1, put("theirs"))
    await withLeader(
      0,
      (leader) => Effect.andThen(leader.receive([theirs as Change], 1), leader.write(put("mine"))),
      journal,
    )
    expect(journal.done).toEqual(["append", "append", "sync"])
  })

  test("a second time is ignored, applied or waiting", async () => {
    const [first, second] = (await changesOf(1, put("a"), put("b"))) as [Change, Change]
    const reports = await withLeader(0, (leader) =>
      Effect.forEach([second, second, first, first, second], (change) => leader.receive([change], 1)),
    )
    expect(reports.map((each) => each.map((report) => report._tag))).toEqual([
      ["Buffered"],
      ["Ignored"],
      ["Applied", "Applied"],
      ["Ignored"],
      ["Ignored"],
    ])
  })

  test("before what it depends on waits, and is reported as coming from the peer that sent it", async () => {
    const [first, second] = (await changesOf(1, put("a"), put("b"))) as [Change, Change]
    const [, released, shown] = await withLeader(0, (leader) =>
      Effect.all([leader.receive([second], 2), leader.receive([first], 1), leader.read("row", "k")]),
    )
    expect(released).toEqual([
      { _tag: "Applied", dot: first.dot, from: 1, outcome: "applied", conflict: null, shows: "a" },
      { _tag: "Applied", dot: second.dot, from: 2, outcome: "applied", conflict: null, shows: "b" },
    ])
    expect(shown).toBe("b")
  })

  test("releases what waits earliest first, and looks again from the earliest after each", async () => {
    const changes = await changesOf(1, put("a"), put("b"), put("c"))
    const [a, b, c] = changes as [Change, Change, Change]
    const reports = await withLeader(0, (leader) =>
      Effect.forEach([c, b, a], (change) => leader.receive([change], 1)),
    )
    expect(reports[2]?.map(({ dot }) => dot.sequence)).toEqual([1, 2, 3])
  })

  test("releases the earliest first of several that became ready at once", async () => {
    const [base, later] = (await changesOf(2, put("a"), put("b"))) as [Change, Change]
    const [alone] = (await changesOf(1, put("c"))) as [Change]
    const dependent = { ...alone, dependencies: base.dependencies.with(2, 1) }
    const orders = await Promise.all(
      [
        [later, dependent, base],
        [dependent, later, base],
      ].map((changes) =>
        withLeader(0, (leader) => Effect.forEach(changes, (change) => leader.receive([change], 1))),
      ),
    )
    expect(orders[0]?.[2]?.map(({ dot }) => dot)).toEqual([base.dot, later.dot, dependent.dot])
    expect(orders[1]?.[2]?.map(({ dot }) => dot)).toEqual([base.dot, dependent.dot, later.dot])
  })

  test("in conflict with a local row is logged once, with the version that was kept", async () => {
    const [theirs] = (await changesOf(1, put("theirs"))) as [Change]
    const late = { ...theirs, stamp: { ...theirs.stamp, wall: Number.MAX_SAFE_INTEGER } }
    const [reports, conflicts, shown] = await withLeader(0, (leader) =>
      Effect.andThen(
        leader.write(put("mine")),
        Effect.all([leader.receive([late], 1), leader.conflicts, leader.read("row", "k")]),
      ),
    )
    const conflict = {
      name: "concurrent_writes",
      family: "row",
      key: "k",
      local: { leader: 0, sequence: 1 },
      remote: theirs.dot,
      kept: "remote",
    }
    expect(reports[0]).toMatchObject({ outcome: "applied", conflict, shows: "theirs" })
    expect(conflicts).toEqual([conflict])
    expect(shown).toBe("theirs")
  })
})

describe("a follower", () => {
  /** What leader 1 receives of leader 0, stating this vector, while leader 0 goes on writing. */
  const served = (vector: ReadonlyArray<number>) =>
    Effect.fnUntraced(function* (leader: Leader["Service"]) {
      const theirs = yield* Effect.promise(() => changesOf(2, put("theirs")))
      yield* leader.write(put("a"))
      yield* leader.receive([theirs[0] as Change], 2)
      yield* leader.write(put("b"))
      const { next } = yield* leader.subscribe(hello(1, vector))
      const live = yield* Effect.forkChild(take(next, 3), { startImmediately: true })
      yield* leader.write(put("c"))
      yield* leader.write(put("d"))
      yield* leader.write(put("e"))
      return (yield* Fiber.join(live)).map(({ dot }) => showDot(dot))
    }, Effect.scoped)

  test("receives first what it lacks and then what is new, in the order of the journal", async () => {
    expect(await withLeader(0, served([1, 0, 0]))).toEqual(["0:2", "0:3", "0:4"])
  })

  test("that has nothing receives all from the beginning", async () => {
    expect(await withLeader(0, served([0, 0, 0]))).toEqual(["0:1", "0:2", "0:3"])
  })

  test("that lacks only what its link does not carry receives what is new", async () => {
    expect(await withLeader(0, served([2, 0, 0]))).toEqual(["0:3", "0:4", "0:5"])
  })

  test("is listed for as long as it is served", async () => {
    const listed = await withLeader(
      0,
      Effect.fnUntraced(function* (leader) {
        const during = yield* Effect.scoped(
          Effect.andThen(
            Effect.all([leader.subscribe(hello(1, [0])), leader.subscribe(hello(2, [0]))]),
            leader.status,
          ),
        )
        return [during.followers, (yield* leader.status).followers]
      }),
    )
    expect(listed).toEqual([[1, 2], []])
  })

  test("receives over a ring what others made too, from the first that it lacks", async () => {
    expect(await withLeader(0, served([1, 0, 0]), openJournal(), ring)).toEqual(["2:1", "0:2", "0:3"])
  })
})
