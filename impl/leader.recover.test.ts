import { Effect, Layer } from "effect"
import { describe, expect, test } from "vitest"
import type { Change } from "./change.ts"
import { Leader } from "./leader.ts"
import { changesOf, openJournal, put, withLeader } from "./testing/leader.ts"
import { Rules, standardRules } from "./rules.ts"
import { allToAll } from "./topology.ts"

describe("a leader that starts again", () => {
  test("shows what it showed, knows what it knew, and goes on counting", async () => {
    const journal = openJournal()
    const [theirs] = await changesOf(1, { _tag: "Add", key: "s", element: "e" })
    const everything = Effect.fnUntraced(function* (leader: Leader["Service"]) {
      return yield* Effect.all([leader.view, leader.vector, leader.conflicts, leader.inspect])
    })
    const before = await withLeader(
      0,
      (leader) =>
        Effect.andThen(
          Effect.all([leader.write(put("v")), leader.receive([theirs as Change], 1), leader.write(put("w"))]),
          everything(leader),
        ),
      journal,
    )
    const [again, next] = await withLeader(
      0,
      (leader) => Effect.all([everything(leader), leader.write({ _tag: "Delete", key: "k" })]),
      journal,
    )
    expect(again).toEqual(before)
    expect(before[0]).toEqual({
      row: { k: "w" },
      register: {},
      counter: {},
      set: { s: ["e"] },
      record: {},
      map: {},
    })
    expect(before[1]).toEqual([2, 1, 0])
    expect(next.dot).toEqual({ leader: 0, sequence: 3 })
  })

  test("stamps later than all that its journal holds, also when the wall clock was set back", async () => {
    const journal = openJournal()
    const [theirs] = await changesOf(1, put("theirs"))
    const ahead = {
      ...(theirs as Change),
      stamp: { wall: Number.MAX_SAFE_INTEGER - 1, logical: 3, leader: 1 },
    }
    await withLeader(0, (leader) => leader.receive([ahead], 1), journal)
    const { stamp } = await withLeader(0, (leader) => leader.write(put("mine")), journal)
    expect(stamp).toEqual({ wall: ahead.stamp.wall, logical: 4, leader: 0 })
  })
})

test("a rule is replaced by a layer, and only that rule", async () => {
  const [theirs] = (await changesOf(1, put("theirs"))) as [Change]
  const early = { ...theirs, stamp: { ...theirs.stamp, wall: 0 } }
  const lastArrivalWins = Layer.succeed(Rules, { ...standardRules, wins: () => true })
  const program = Effect.gen(function* () {
    const leader = yield* Leader
    yield* leader.write(put("mine"))
    return [yield* leader.receive([early], 1), yield* leader.receive([early], 1)].flat()
  })
  const run = (rules: Layer.Layer<never>) => {
    const layer = Leader.layer({ id: 0, leaders: 3, topology: allToAll })
    return Effect.runPromise(
      program.pipe(Effect.provide(layer.pipe(Layer.provide(openJournal().layer), Layer.provide(rules)))),
    )
  }
  const [standard, ignored] = await run(Layer.empty)
  const [mutant, ignoredToo] = await run(lastArrivalWins)
  expect(standard).toMatchObject({ outcome: "kept", shows: "mine" })
  expect(mutant).toMatchObject({ outcome: "applied", shows: "theirs" })
  expect([ignored?._tag, ignoredToo?._tag]).toEqual(["Ignored", "Ignored"])
})
