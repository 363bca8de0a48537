import { Effect, Fiber } from "effect"
import { describe, expect, test } from "vitest"
import type { Change } from "./change.ts"
import { Behind } from "./session.ts"
import { changesOf, openJournal, put, withLeader } from "./testing/leader.ts"
import { LeaderStopped } from "./leader-errors.ts"
import { JournalUnavailable } from "./journal.ts"

describe("a session's token", () => {
  test("that the leader has reached does not wait", async () => {
    const reading = await withLeader(0, (leader) =>
      Effect.gen(function* () {
        yield* leader.write(put("v"))
        yield* leader.reached([1], 0)
        return yield* leader.look("row", "k")
      }),
    )
    expect(reading).toEqual({ shows: "v", at: [1, 0, 0] })
  })

  test("waits for what the session has seen, and the read that follows shows it", async () => {
    const [theirs] = await changesOf(1, put("theirs"))
    const shown = await withLeader(0, (leader) =>
      Effect.gen(function* () {
        const reader = yield* Effect.forkChild(
          Effect.andThen(leader.reached([0, 1], "1 minute"), leader.read("row", "k")),
          { startImmediately: true },
        )
        const before = yield* leader.read("row", "k")
        yield* leader.receive([theirs as Change], 1)
        return [before, yield* Fiber.join(reader)]
      }),
    )
    expect(shown).toEqual([null, "theirs"])
  })

  test("that is not reached in time fails, and says what is lacking", async () => {
    const error = await withLeader(0, (leader) =>
      Effect.andThen(leader.write(put("v")), Effect.flip(leader.reached([1, 2, 3], "1 millis"))),
    )
    expect(error).toBeInstanceOf(Behind)
    expect(error).toMatchObject({ leader: 0, vector: [1, 0, 0], token: [1, 2, 3] })
    expect(error.message).toContain("(2 of leader 1, 3 of leader 2)")
  })

  test("is refused by a leader that has stopped", async () => {
    const full = new JournalUnavailable({ path: "test", operation: "sync", cause: "no space" })
    const error = await withLeader(
      0,
      (leader) =>
        Effect.andThen(Effect.flip(leader.write(put("v"))), Effect.flip(leader.reached([], "1 minute"))),
      openJournal(Effect.fail(full)),
    )
    expect(error).toBeInstanceOf(LeaderStopped)
  })
})
