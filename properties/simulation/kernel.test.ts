import { Clock, Effect, Exit, Fiber, Queue, Random, Ref } from "effect"
import { describe, expect, test } from "vitest"
import type { Interleaving } from "./interleaving.ts"
import { makeKernel } from "./kernel.ts"
import { Stuck } from "./stuck.ts"

/** Runs a program on a kernel of its own, letting time pass before its end. */
const play = <A, E>(program: Effect.Effect<A, E>, interleaving?: Interleaving, ticks = 0) => {
  const kernel = makeKernel(interleaving)
  const fiber = kernel.fork(program, kernel.context(kernel.wallClock(() => 0)))
  kernel.advance(ticks)
  return { kernel, exit: fiber.pollUnsafe() }
}

const run = <A, E>(program: Effect.Effect<A, E>, interleaving?: Interleaving): A => {
  const kernel = makeKernel(interleaving)
  return kernel.run(program, kernel.context(kernel.wallClock(() => 0)))
}

describe("time", () => {
  test("stands still unless told to pass, and then wakes sleepers in order", () => {
    const woken: Array<string> = []
    const sleeper = (name: string, millis: number) =>
      Effect.andThen(
        Effect.sleep(millis),
        Effect.map(Clock.currentTimeMillis, (now) => woken.push(`${name}@${now}`)),
      )
    const program = Effect.all([sleeper("b", 20), sleeper("a", 10), sleeper("c", 20)], {
      concurrency: "unbounded",
    })
    expect(play(program, undefined, 19).exit).toBe(undefined)
    expect(woken).toEqual(["a@10"])
    expect(play(program, undefined, 20).exit).toMatchObject({ _tag: "Success" })
    expect(woken).toEqual(["a@10", "a@10", "b@20", "c@20"])
  })

  test("of three hours takes no time", () => {
    const program = Effect.timeoutOrElse(Effect.never, {
      duration: "3 hours",
      orElse: () => Effect.succeed("late"),
    })
    const { kernel, exit } = play(program, undefined, 3 * 60 * 60 * 1000)
    expect(exit).toEqual(Exit.succeed("late"))
    expect(kernel.now()).toBe(10_800_000)
  })

  test("on a wall clock may be ahead or behind, without altering how long a sleep takes", () => {
    const kernel = makeKernel()
    let ahead = 500
    const within = kernel.context(kernel.wallClock(() => ahead))
    const sleeper = kernel.fork(Effect.andThen(Effect.sleep(10), Clock.currentTimeMillis), within)
    expect(kernel.run(Clock.currentTimeMillis, within)).toBe(500)
    ahead = -100
    kernel.advance(10)
    expect(sleeper.pollUnsafe()).toEqual(Exit.succeed(-90))
  })

  test("does not wake a sleeper that was interrupted", () => {
    let woke = false
    const sleeper = Effect.andThen(
      Effect.sleep(5),
      Effect.sync(() => (woke = true)),
    )
    const program = Effect.flatMap(Effect.forkChild(sleeper, { startImmediately: true }), Fiber.interrupt)
    expect(play(program, undefined, 10).exit).toMatchObject({ _tag: "Success" })
    expect(woke).toBe(false)
  })
})

describe("a program that does not end", () => {
  const stuck = (program: Effect.Effect<unknown>): unknown => {
    try {
      return run(program)
    } catch (error) {
      return error
    }
  }

  test("because it waits for a promise of the host is reported, and does not hang", () => {
    const error = stuck(Effect.promise(() => Promise.resolve("leaked")))
    expect(error).toBeInstanceOf(Stuck)
    expect(error).toMatchObject({ because: "outside", at: 0 })
    expect((error as Stuck).message).toContain("waits for something that the simulation does not contain")
  })

  test("because it sleeps is reported as such", () => {
    expect(stuck(Effect.sleep("1 second"))).toMatchObject({ _tag: "Stuck", because: "timer" })
  })

  test("because it never waits is reported after a bound", () => {
    expect(stuck(Effect.forever(Effect.yieldNow))).toMatchObject({ _tag: "Stuck", because: "endless" })
  })
})

test("a failure of a program is a failure of its run, and an exit where that is asked for", () => {
  const kernel = makeKernel()
  const within = kernel.context(kernel.wallClock(() => 0))
  expect(kernel.exit(Effect.fail("no"), within)).toEqual(Exit.fail("no"))
  expect(() => kernel.run(Effect.die(new Error("broken")), within)).toThrow("broken")
})

describe("an interleaving", () => {
  /** Two fibers that read, add one and write: an update is lost when both read before either writes. */
  const racing = Effect.gen(function* () {
    const total = yield* Ref.make(0)
    const increment = Effect.flatMap(Ref.get(total), (read) => Ref.set(total, read + 1))
    yield* Effect.all([increment, increment], { concurrency: "unbounded" })
    return yield* Ref.get(total)
  })
  const lost = (interleaving: (seed: number) => Interleaving | undefined) =>
    Array.from({ length: 200 }, (_, seed) => run(racing, interleaving(seed))).filter((total) => total < 2)
      .length

  test("that preempts finds a lost update that turns in order never show", () => {
    expect(lost(() => undefined)).toBe(0)
    expect(lost((seed) => ({ seed, permute: true, preempt: 0 }))).toBe(0)
    expect(lost((seed) => ({ seed, permute: false, preempt: 0.25 }))).toBeGreaterThan(0)
  })

  test("that permutes lets any of the waiting fibers go first", () => {
    const first = (seed: number) =>
      run(
        Effect.gen(function* () {
          const order = yield* Queue.unbounded<number>()
          const arrive = (name: number) => Effect.andThen(Effect.yieldNow, Queue.offer(order, name))
          yield* Effect.all([arrive(0), arrive(1), arrive(2)], { concurrency: "unbounded" })
          return yield* Queue.take(order)
        }),
        { seed, permute: true, preempt: 0 },
      )
    expect(new Set(Array.from({ length: 50 }, (_, seed) => first(seed)))).toEqual(new Set([0, 1, 2]))
  })

  test("of one seed is one order, and so is its randomness", () => {
    const trace = (seed: number) =>
      run(
        Effect.gen(function* () {
          const order = yield* Ref.make("")
          const note = (name: string) =>
            Effect.andThen(
              Effect.yieldNow,
              Ref.update(order, (before) => before + name),
            )
          const letters = [..."abcdefgh"].map(note)
          yield* Effect.all(letters, { concurrency: "unbounded" })
          return `${yield* Ref.get(order)} ${yield* Random.nextInt} ${yield* Random.next}`
        }),
        { seed, permute: true, preempt: 0.2 },
      )
    const traces = Array.from({ length: 50 }, (_, seed) => trace(seed))
    expect(Array.from({ length: 50 }, (_, seed) => trace(seed))).toEqual(traces)
    expect(new Set(traces).size).toBe(50)
  })
})
