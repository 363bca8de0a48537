import { createHash } from "node:crypto"
import { Effect, Layer } from "effect"
import { describe, expect, test } from "vitest"
import { allToAll, Journal, JournalUnavailable, ring, type Rules, star } from "../../impl/index.ts"
import type { Happening } from "../../model/replication/happening.ts"
import type { Move } from "../../model/replication/move.ts"
import type { Write } from "../../model/vocabulary/write.ts"
import { simulate, simulated, type SimulatedSubject } from "./cluster.ts"
import { type Disk, journalOn } from "./disk.ts"
import type { Interleaving } from "./interleaving.ts"
import { withRecords } from "./testing/records.ts"
import { leaders, scheduleFrom, settle } from "./testing/sample.ts"

const seeds = (count: number) => Array.from({ length: count }, (_, seed) => seed)

/** The moves of a sample as they are. */
const rows = (moves: ReadonlyArray<Move>) => moves

/** Plays the schedule of a seed to its end; what happened, and the run. */
const played = (subject: SimulatedSubject, seed: number, kind = rows) => {
  const run = subject.open(leaders)
  const happened = kind(scheduleFrom(seed, subject.links(leaders))).map((move) => run.play(move))
  return { run, happened }
}

const put = (value: string): Write => ({ kind: "put", key: "k", value })

describe.each([allToAll, ring, star])("three leaders linked $name", (topology) => {
  const subject = simulate({ topology })

  test("show the same, hold the same and have nothing under way once every message arrived", () => {
    for (const seed of seeds(150)) {
      const { run } = played(subject, seed)
      settle(run, subject.links(leaders))
      const [a, b, c] = [0, 1, 2].map(run.internals)
      expect(run.view(1)).toEqual(run.view(0))
      expect(run.view(2)).toEqual(run.view(0))
      for (const part of ["vector", "rows", "registers", "counters", "sets", "buffered"] as const) {
        expect(b?.[part]).toEqual(a?.[part])
        expect(c?.[part]).toEqual(a?.[part])
      }
      expect(a?.buffered).toEqual([])
      expect(run.links().flatMap(({ inFlight }) => inFlight)).toEqual([])
      run.close()
    }
  })

  test("keep every acknowledged write through crashes", () => {
    for (const seed of seeds(150)) {
      const { run, happened } = played(subject, seed)
      settle(run, subject.links(leaders))
      const written = [0, 1, 2].map(
        (at) => happened.flat().filter((one) => one.kind === "wrote" && one.at === at).length,
      )
      expect(run.internals(0).vector).toEqual(written)
    }
  })
})

describe("a crash", () => {
  const cluster = () => {
    const run = simulated.open(2)
    run.play({ kind: "write", at: 0, after: 1, write: put("a") })
    run.play({ kind: "deliver", from: 0, to: 1, ahead: 0 })
    return run
  }

  test("forgets a change that arrived and was not synced, and the change comes again by catch-up", () => {
    const run = cluster()
    expect(run.play({ kind: "crash", at: 1 })).toEqual([
      { kind: "crashed", at: 1, forgot: [{ leader: 0, sequence: 1 }] },
    ])
    expect(run.view(1).row).toEqual({})
    expect(run.internals(1)).toMatchObject({ up: false, vector: [0, 0], journal: [], durable: 0 })
    run.play({ kind: "restart", at: 1 })
    expect(run.play({ kind: "deliver", from: 0, to: 1, ahead: 0 })).toMatchObject([
      { kind: "applied", shows: "a" },
    ])
  })

  test("forgets nothing that a later local write synced", () => {
    const run = cluster()
    run.play({ kind: "write", at: 1, after: 1, write: put("b") })
    expect(run.internals(1)).toMatchObject({ durable: 2, journal: [{ leader: 0 }, { leader: 1 }] })
    expect(run.play({ kind: "crash", at: 1 })).toEqual([{ kind: "crashed", at: 1, forgot: [] }])
    expect(run.view(1).row).toEqual({ k: "b" })
  })

  test("makes the leader refuse, ends its links and happens once", () => {
    const run = cluster()
    run.play({ kind: "crash", at: 1 })
    expect(run.play({ kind: "crash", at: 1 })).toEqual([])
    const write = put("b")
    expect(run.play({ kind: "write", at: 1, after: 1, write })).toEqual([
      { kind: "refused", at: 1, write, why: "down" },
    ])
    expect(run.links().map(({ connected }) => connected)).toEqual([false, false])
    expect(run.play({ kind: "restart", at: 1 })).toEqual([{ kind: "restarted", at: 1 }])
    expect(run.play({ kind: "restart", at: 1 })).toEqual([])
    expect(run.links().map(({ connected }) => connected)).toEqual([true, true])
  })
})

describe("what a run shows of a leader", () => {
  const write = (at: number) => ({ kind: "write", at, after: 1, write: put("a") }) as const
  const deliver = { kind: "deliver", from: 0, to: 1, ahead: 0 } as const

  test("is the same object until a move touches the leader, and is up to date after it", () => {
    const run = simulated.open(2)
    run.play(write(0))
    const [a, b] = [run.internals(0), run.internals(1)]
    expect([run.internals(0), run.internals(1)]).toEqual([a, b])
    expect(run.internals(0)).toBe(a)
    run.play(deliver)
    expect(run.internals(1)).toMatchObject({ vector: [1, 0], durable: 0 })
    expect(run.internals(0)).toBe(a)
    run.play(write(0))
    expect(run.internals(0)).toMatchObject({ vector: [2, 0], durable: 2 })
  })

  test("while it is down is what its disk would give, after each crash anew", () => {
    const run = simulated.open(2)
    run.play({ kind: "crash", at: 0 })
    expect(run.view(0).row).toEqual({})
    run.play({ kind: "restart", at: 0 })
    run.play(write(0))
    run.play({ kind: "crash", at: 0 })
    expect(run.view(0).row).toEqual({ k: "a" })
    expect(run.internals(0)).toMatchObject({ up: false, vector: [1, 0] })
  })
})

describe("a write", () => {
  test("says its dot, its stamp and what a read shows after it", () => {
    const run = simulated.open(1)
    const write: Write = { kind: "increment", key: "k", by: 2 }
    run.play({ kind: "write", at: 0, after: 5, write })
    expect(run.play({ kind: "write", at: 0, after: 0, write })).toEqual([
      {
        kind: "wrote",
        at: 0,
        asked: 0,
        dot: { leader: 0, sequence: 2 },
        stamp: { wall: 5, logical: 1, leader: 0 },
        write,
        shows: 4,
      },
    ])
  })

  test("reads its leader's own wall clock, and time passes for all even when it is refused", () => {
    const run = simulated.open(2)
    run.play({ kind: "clock", at: 1, by: 100 })
    run.play({ kind: "write", at: 0, after: 3, write: { kind: "delete", key: "k" } })
    const [first] = run.play({ kind: "write", at: 1, after: 4, write: put("b") })
    const [second] = run.play({ kind: "write", at: 0, after: 0, write: put("a") })
    expect(first).toMatchObject({ stamp: { wall: 107, logical: 0 } })
    expect(second).toMatchObject({ stamp: { wall: 7, logical: 0 } })
  })

  test("that takes away what is not there is refused as absent", () => {
    const write: Write = { kind: "remove", key: "k", element: "e" }
    const refused: Happening = { kind: "refused", at: 0, write, why: "absent" }
    expect(simulated.open(1).play({ kind: "write", at: 0, after: 1, write })).toEqual([refused])
  })
})

describe("the same moves", () => {
  const trace = (seed: number, interleaving?: Interleaving) =>
    JSON.stringify(played(simulate({ topology: ring, ...(interleaving && { interleaving }) }), seed).happened)

  test("give the same happenings again, byte for byte", () => {
    for (const seed of seeds(100)) expect(trace(seed)).toBe(trace(seed))
  })

  test("give the same happenings however the fibers take turns", () => {
    for (const seed of seeds(100)) {
      expect(trace(seed, { seed, permute: true, preempt: 0.3 })).toBe(trace(seed))
    }
  })

  test("give these happenings on every machine: a digest over 100 schedules", () => {
    const digest = createHash("sha256")
    for (const seed of seeds(100)) digest.update(trace(seed))
    expect(digest.digest("hex")).toBe("e02c653612548d3609f83d9cc144bb55b78072d023cc0287cffa9d3e4ffad6d4")
  })
})

describe("a mutant", () => {
  /**
   * Mutants of the rules of maps are not found here, where clients write none (see `lockstep/maps.test.ts`), and neither is
   * one of stability, which clients do not see so soon (see `lockstep/upkeep.test.ts`).
   */
  type Asked = Exclude<keyof Rules, "policy" | "observeField" | "clears" | "stability">
  const mutants: { readonly [Rule in Asked]: Rules[Rule] } = {
    tick: (_, physical) => ({ wall: physical, logical: 0 }),
    raiseClock: (clock) => clock,
    recoverClock: (clock) => clock,
    isDuplicate: () => false,
    isReady: () => true,
    release: () => -1,
    startsAt: (log) => log.length,
    wins: () => true,
    isConflict: () => true,
    bury: () => undefined,
    overwrites: () => true,
    count: (_, { by }) => by,
    observe: () => [],
    takesAway: (operation, entry) => operation.element === entry.element,
    supersedes: () => true,
    isUnseen: () => true,
    entomb: () => null,
  }

  test.each(Object.keys(mutants) as ReadonlyArray<keyof typeof mutants>)(
    "of the rule %s behaves otherwise",
    (rule) => {
      const mutant = simulate({ rules: { [rule]: mutants[rule] } })
      const differs = [rows, withRecords].some((kind) =>
        seeds(400).some(
          (seed) =>
            JSON.stringify(played(mutant, seed, kind).happened) !==
            JSON.stringify(played(simulated, seed, kind).happened),
        ),
      )
      expect(differs).toBe(true)
    },
  )

  const journal = (disk: Disk, sync: Effect.Effect<void, JournalUnavailable>) =>
    Layer.effect(
      Journal,
      Effect.map(Journal, (kept) => ({ ...kept, sync })),
    ).pipe(Layer.provide(journalOn(disk)))

  test("whose journal does not sync forgets writes that it acknowledged", () => {
    const run = simulate({ journal: (disk) => journal(disk, Effect.void) }).open(1)
    run.play({ kind: "write", at: 0, after: 1, write: put("a") })
    expect(run.play({ kind: "crash", at: 0 })).toEqual([
      { kind: "crashed", at: 0, forgot: [{ leader: 0, sequence: 1 }] },
    ])
  })

  test("whose journal fails at one leader answers there as if it were down, and the others go on", () => {
    const full = new JournalUnavailable({ path: "disk", operation: "sync", cause: "no space" })
    const subject = simulate({
      journal: (disk, at) => (at === 0 ? journal(disk, Effect.fail(full)) : journalOn(disk)),
    })
    const run = subject.open(2)
    const write = put("a")
    expect(run.play({ kind: "write", at: 0, after: 1, write })).toEqual([
      { kind: "refused", at: 0, write, why: "down" },
    ])
    expect(run.play({ kind: "write", at: 1, after: 1, write })).toMatchObject([{ kind: "wrote" }])
    expect(run.play({ kind: "deliver", from: 1, to: 0, ahead: 0 })).toEqual([])
    expect(run.links().map(({ connected }) => connected)).toEqual([true, false])
  })
})
