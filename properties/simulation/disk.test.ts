/** What a simulated disk does under a journal, fault by fault. */
import { Context, Effect, Exit, Layer, Option, Scope } from "effect"
import { describe, expect, test } from "vitest"
import {
  type Change,
  type Checkpoint,
  type Conflict,
  Journal,
  JournalCorrupt,
  JournalUnavailable,
  unmarked,
} from "../../impl/index.ts"
import { type Disk, crash, journalOn, makeDisk } from "./disk.ts"
import { type DiskFaults, noFaults } from "./disk-faults.ts"
import { rottenOn } from "./disk-rot.ts"
import { makeKernel } from "./kernel.ts"

const change = (sequence: number): Change => ({
  dot: { leader: 0, sequence },
  dependencies: [sequence - 1],
  stamp: { wall: sequence, logical: 0, leader: 0 },
  operation: { _tag: "Insert", key: "k", value: `v${sequence}` },
})

const changes = (...sequences: ReadonlyArray<number>) => sequences.map(change)

const conflict: Conflict = {
  name: "concurrent_writes",
  family: "row",
  key: "k",
  local: { leader: 0, sequence: 1 },
  remote: { leader: 1, sequence: 1 },
  kept: "local",
}

/** A checkpoint of one object and one conflict, behind the first `position` changes, all of which are cut off. */
const checkpointAt = (position: number): Checkpoint => ({
  mark: { ...unmarked, position, vector: [position], first: position + 1, start: [position] },
  objects: [{ family: "row", key: "k", text: '{"some":"text"}' }],
  conflicts: [conflict],
})

/** A disk, and journals on it one after another. */
const workbench = (faults: Partial<DiskFaults> = {}, seed = 1) => {
  const kernel = makeKernel()
  const within = kernel.context(kernel.wallClock(() => 0))
  const disk = makeDisk({ ...noFaults, ...faults }, seed)
  const open = () =>
    Context.get(kernel.run(Layer.buildWithScope(journalOn(disk), Scope.makeUnsafe()), within), Journal)
  return {
    kernel,
    disk,
    open,
    run: <A, E>(program: Effect.Effect<A, E>) => kernel.run(program, within),
    exit: <A, E>(program: Effect.Effect<A, E>) => kernel.exit(program, within),
    fork: <A, E>(program: Effect.Effect<A, E>) => kernel.fork(program, within),
    recovered: () => kernel.run(open().recover, within),
  }
}

/** Three changes of which the first is synced. */
const withTail = (faults: Partial<DiskFaults>, seed = 1) => {
  const bench = workbench(faults, seed)
  const journal = bench.open()
  bench.run(
    journal
      .append(changes(1))
      .pipe(Effect.andThen(journal.sync), Effect.andThen(journal.append(changes(2, 3)))),
  )
  return bench
}

const errorOf = <A, E>(exit: Exit.Exit<A, E>) => Option.getOrUndefined(Exit.findErrorOption(exit))

const seeds = (count: number) => Array.from({ length: count }, (_, seed) => seed)

describe("a disk without faults", () => {
  test("gives back after a crash what was synced, and says what it lost", () => {
    const { disk, recovered } = withTail({})
    expect(crash(disk)).toEqual([change(2).dot, change(3).dot])
    expect(recovered().changes).toEqual(changes(1))
    expect([disk.entries, disk.durable]).toEqual([changes(1), 1])
  })

  test("shows what was appended to who reads on, synced or not", () => {
    const { open, run } = withTail({})
    expect(run(open().read(1, 2))).toEqual(changes(1, 2))
    expect(run(open().read(3, 9))).toEqual(changes(3))
    expect(run(open().read(4, 9))).toEqual([])
  })

  test("makes a checkpoint durable with all that was appended, and cuts the log, but not its own history", () => {
    const { disk, open, run, exit, recovered } = withTail({})
    run(open().checkpoint(checkpointAt(2)))
    crash(disk)
    expect(recovered()).toEqual({
      mark: checkpointAt(2).mark,
      objects: [{ family: "row", key: "k", text: '{"some":"text"}' }],
      conflicts: [conflict],
      changes: changes(3),
    })
    expect([disk.entries, disk.durable]).toEqual([changes(1, 2, 3), 3])
    expect(Exit.hasDies(exit(open().read(2, 1)))).toBe(true)
  })

  test("goes on after a checkpoint: a later one replaces objects and takes away those of which nothing is left", () => {
    const { disk, open, run, recovered } = withTail({})
    run(open().checkpoint(checkpointAt(2)))
    run(open().append(changes(4)))
    run(
      open().checkpoint({
        ...checkpointAt(4),
        objects: [
          { family: "row", key: "k", text: null },
          { family: "row", key: "l", text: "{}" },
        ],
      }),
    )
    crash(disk)
    expect(recovered()).toMatchObject({
      objects: [{ key: "l", text: "{}" }],
      conflicts: [conflict, conflict],
      changes: [],
    })
    expect(disk.durable).toBe(4)
  })

  test("is left alone by a journal that a crash has ended", () => {
    const { disk, open, fork, kernel } = withTail({})
    const dead = open()
    crash(disk)
    const fibers = [dead.append(changes(2)), dead.sync, dead.checkpoint(checkpointAt(1))].map((work) => {
      return fork<unknown, unknown>(work)
    })
    kernel.drain()
    expect(fibers.map((fiber) => fiber.pollUnsafe())).toEqual([undefined, undefined, undefined])
    expect([disk.entries, disk.mark]).toEqual([changes(1), undefined])
  })
})

describe("a crash that keeps some of what was not synced", () => {
  test("keeps the oldest of it, sometimes all", () => {
    const kept = seeds(40).map((seed) => {
      const { disk, recovered } = withTail({ keepsTail: 1 }, seed)
      const forgot = crash(disk)
      expect(recovered().changes).toEqual(disk.entries)
      expect(changes(1, 2, 3)).toEqual([...disk.entries, ...forgot.map(({ sequence }) => change(sequence))])
      expect([disk.durable, disk.dice.struck.keepsTail]).toEqual([disk.entries.length, 1])
      return disk.entries.length
    })
    expect(new Set(kept)).toEqual(new Set([2, 3]))
  })

  test("keeps nothing for which there is no room", () => {
    const { disk } = withTail({ keepsTail: 1 })
    disk.capacity = 10
    crash(disk)
    expect([disk.durable, disk.dice.struck.keepsTail]).toEqual([1, 0])
  })
})

describe("a torn write", () => {
  test("is dropped, is not counted as kept, and does not stand in the way of what comes after", () => {
    for (const seed of seeds(20)) {
      const { disk, open, run, recovered } = withTail({ tornWrite: 1 }, seed)
      crash(disk)
      expect([disk.log.length, disk.durable, disk.dice.struck.tornWrite]).toEqual([2, 1, 1])
      expect(recovered().changes).toEqual(changes(1))
      const next = open()
      run(Effect.andThen(next.append(changes(2)), next.sync))
      crash(disk)
      expect(recovered().changes).toEqual(changes(1, 2))
    }
  })
})

describe("a full disk", () => {
  const room = JSON.stringify(change(1)).length * 2

  test("fails a sync that needs more, writes nothing of it, and goes on when there is room", () => {
    const { disk, open, exit, run, recovered } = withTail({ full: room })
    const error = errorOf(exit(open().sync))
    expect(error).toBeInstanceOf(JournalUnavailable)
    expect(error?.message).toBe(
      "cannot sync the journal of the simulated disk: no space left on the device. Check free space and the disk, " +
        "then restart the leader: it recovers what was acknowledged.",
    )
    expect([disk.durable, disk.dice.struck.full]).toEqual([1, 1])
    crash(disk)
    expect(recovered().changes).toEqual(changes(1))
    disk.capacity = Number.POSITIVE_INFINITY
    run(Effect.andThen(open().append(changes(2, 3)), open().sync))
    expect(disk.durable).toBe(3)
  })

  test("fails a checkpoint that needs more, and the one before is still there", () => {
    const { disk, open, exit, recovered } = withTail({ full: room })
    expect(errorOf(exit(open().checkpoint(checkpointAt(2))))).toMatchObject({
      operation: "checkpoint",
      cause: "no space left on the device",
    })
    crash(disk)
    expect(recovered()).toEqual({ mark: unmarked, objects: [], conflicts: [], changes: changes(1) })
  })
})

describe("a slow sync", () => {
  test("takes ticks, at most as many as it may, and nothing is durable before they are over", () => {
    const took = seeds(40).map((seed) => {
      const { disk, open, run, fork, kernel } = workbench({ slowSync: 3 }, seed)
      const journal = open()
      run(journal.append(changes(1)))
      const fiber = fork(journal.sync)
      let ticks = 0
      for (; fiber.pollUnsafe() === undefined; ticks++) {
        expect(disk.durable).toBe(0)
        kernel.advance(1)
      }
      expect([disk.durable, disk.dice.struck.slowSync]).toEqual([1, Math.min(ticks, 1)])
      return ticks
    })
    expect(new Set(took)).toEqual(new Set([0, 1, 2, 3]))
  })

  test("that a crash interrupts never ends, and makes nothing durable", () => {
    const { disk, open, run, fork, kernel } = workbench({ slowSync: 1_000_000 }, 3)
    const journal = open()
    run(journal.append(changes(1)))
    const fiber = fork(journal.sync)
    crash(disk)
    kernel.advance(1_000_000)
    expect(fiber.pollUnsafe()).toBeUndefined()
    expect([disk.durable, disk.dice.struck.slowSync]).toEqual([0, 1])
  })

  test("does not cover what is appended while it is under way", () => {
    const { disk, open, run, fork, kernel } = workbench({ slowSync: 1_000_000 }, 3)
    const journal = open()
    run(journal.append(changes(1)))
    fork(journal.sync)
    run(journal.append(changes(2)))
    kernel.advance(1_000_000)
    expect([disk.entries.length, disk.durable]).toEqual([2, 1])
  })
})

describe("bit rot", () => {
  /** Two changes that are kept, and a checkpoint with an object, a conflict and a mark. */
  const rotten = (seed: number): { readonly disk: Disk; readonly error: unknown } => {
    const { disk, open, run, exit } = workbench({ bitRot: 1 }, seed)
    run(open().append(changes(1, 2, 3)))
    run(open().checkpoint(checkpointAt(1)))
    crash(disk)
    return { disk, error: errorOf(exit(open().recover)) }
  }

  test("is one bit in one record, and recovery names that record and gives nothing", () => {
    const found = seeds(300).map((seed) => {
      const { disk, error } = rotten(seed)
      const [record, ...others] = rottenOn(disk)
      expect(others).toEqual([])
      expect(error).toBeInstanceOf(JournalCorrupt)
      expect(error).toMatchObject({ record })
      return record
    })
    expect(new Set(found)).toEqual(new Set(["change 2", "change 3", 'object row "k"', "conflict 1", "mark"]))
  })

  test("is noticed by who reads the log", () => {
    const { disk, open, run, exit } = workbench({ bitRot: 1 })
    run(Effect.andThen(open().append(changes(1)), open().sync))
    expect(errorOf(exit(open().read(1, 1)))).toMatchObject({ _tag: "JournalCorrupt", record: "change 1" })
    expect(disk.dice.struck.bitRot).toBe(1)
  })

  test("does not strike a disk with nothing on it", () => {
    const { disk, recovered } = workbench({ bitRot: 1 })
    crash(disk)
    expect([recovered().changes, disk.dice.struck.bitRot]).toEqual([[], 0])
  })
})

describe("a sync that fails when it has begun to write", () => {
  test("may have written any part, and what comes after it is not durable though it is said to be", () => {
    const survived = seeds(40).map((seed) => {
      const { disk, open, run, exit, recovered } = workbench({ syncError: 1 }, seed)
      const journal = open()
      run(journal.append(changes(1, 2)))
      expect(errorOf(exit(journal.sync))).toMatchObject({ operation: "sync", cause: "input/output error" })
      run(journal.append(changes(3)))
      run(journal.sync)
      crash(disk)
      expect(recovered().changes).toEqual(disk.entries)
      return disk.entries.length
    })
    expect(new Set(survived)).toEqual(new Set([0, 1, 2]))
  })

  test("leaves a checkpoint there whole or not at all", () => {
    const marks = seeds(40).map((seed) => {
      const { disk, open, run, exit, recovered } = workbench({ syncError: 1 }, seed)
      run(open().append(changes(1, 2)))
      expect(errorOf(exit(open().checkpoint(checkpointAt(1))))).toMatchObject({ operation: "checkpoint" })
      crash(disk)
      const { mark, objects, changes: behind } = recovered()
      expect([objects.length, behind.length]).toEqual(mark.position === 1 ? [1, 1] : [0, 0])
      return mark.position
    })
    expect(new Set(marks)).toEqual(new Set([0, 1]))
  })
})

test("a disk that has calmed down has no more faults", () => {
  const { disk, open, run, recovered } = workbench({ syncError: 1, bitRot: 1, slowSync: 9 })
  disk.dice.calm()
  run(Effect.andThen(open().append(changes(1)), open().sync))
  crash(disk)
  expect(recovered().changes).toEqual(changes(1))
})
