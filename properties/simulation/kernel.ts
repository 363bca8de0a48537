/**
 * The kernel runs Effect programs in virtual time, one fiber at a time, all within one turn of JavaScript: no promise,
 * no timer, no clock of the host is involved, so a program does the same in every run and in every process.
 *
 * Effect reaches the outside through three services only: the scheduler, the clock and the source of randomness. The
 * kernel stands for all three. Fibers that can run wait in one queue, first come first served; an interleaving picks
 * among them, and interrupts them between any two operations, by a seed.
 * Limit: what a program gets from the host by itself (a promise, `Date.now`) is outside. A promise is noticed, because
 * the program then never ends; the others are not.
 */
import { Cause, Clock, Context, Data, Duration, Effect, Exit, type Fiber, Logger, Random, Scheduler } from "effect"

/** How fibers take turns. The same seed gives the same turns. */
export interface Interleaving {
  readonly seed: number
  /** Takes any fiber that can run, and not the one that waited longest. */
  readonly permute: boolean
  /** Before each operation, the chance that the fiber has to let others go first; 0 for never, below 1. */
  readonly preempt: number
}

/** The program did not end although nothing can run any more. */
export class Stuck extends Data.TaggedError("Stuck")<{
  readonly at: number
  readonly because: "outside" | "timer" | "endless"
}> {
  override get message(): string {
    switch (this.because) {
      case "outside":
        return (
          `stuck at tick ${this.at}: the program waits for something that the simulation does not contain, such as a ` +
          `promise or a timer of the host, or for a fiber that waits for ever. Replace it by a service the simulation provides.`
        )
      case "timer":
        return `stuck at tick ${this.at}: the program sleeps, and time stands still while it runs. Let time pass with "advance".`
      case "endless":
        return `stuck at tick ${this.at}: fibers still run after ${mostTasks} tasks. Look for a loop that never waits.`
    }
  }
}

export interface Kernel {
  /** Ticks since the start: milliseconds, as far as a program can tell. */
  readonly now: () => number
  /** A wall clock that is ahead by so many ticks, as they are when it is read. Sleeping does not depend on it. */
  readonly wallClock: (ahead: () => number) => Clock.Clock
  /** What a program that reads this clock must be run with. Its log goes nowhere. */
  readonly context: (clock: Clock.Clock) => Context.Context<never>
  /** Starts a program; it runs at once, until it waits. */
  readonly fork: <A, E>(program: Effect.Effect<A, E>, context: Context.Context<never>) => Fiber.Fiber<A, E>
  /** Lets every fiber run until each of them waits. Throws `Stuck` when they never do. */
  readonly drain: () => void
  /** Runs a program to its end, without time passing: its value or its failure. Throws `Stuck` when it does not end. */
  readonly exit: <A, E>(program: Effect.Effect<A, E>, context: Context.Context<never>) => Exit.Exit<A, E>
  /** The value of a program that must not fail; throws its failure when it does. */
  readonly run: <A, E>(program: Effect.Effect<A, E>, context: Context.Context<never>) => A
  /** Lets time pass, waking what sleeps on the way, in order. */
  readonly advance: (ticks: number) => void
}

const mostTasks = 1_000_000

/** A generator of numbers from 0 up to, not including, 1 (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Timer {
  readonly at: number
  readonly fire: () => void
}

/** A kernel at tick 0 with nothing in it. Without an interleaving, fibers run in the order in which they could. */
export const makeKernel = (interleaving?: Interleaving): Kernel => {
  let now = 0
  let sleeping: ReadonlyArray<Timer> = []
  const ready: Array<() => void> = []
  const turn = seeded(interleaving?.seed ?? 0)
  const draw = seeded((interleaving?.seed ?? 0) ^ 0x5eed)
  const preempt = interleaving?.preempt ?? 0
  const permute = interleaving?.permute ?? false

  const dispatcher: Scheduler.SchedulerDispatcher = {
    scheduleTask: (task) => void ready.push(task),
    flush: () => drain(),
  }
  const scheduler: Scheduler.Scheduler = {
    executionMode: "sync",
    shouldYield: preempt === 0 ? () => false : () => turn() < preempt,
    makeDispatcher: () => dispatcher,
  }
  const randomness: typeof Random.Random.Service = {
    nextDoubleUnsafe: draw,
    nextIntUnsafe: () => Math.floor((draw() - 0.5) * 2 ** 53),
  }

  const drain = (): void => {
    for (let tasks = 0; ready.length > 0; tasks++) {
      if (tasks === mostTasks) throw new Stuck({ at: now, because: "endless" })
      const task = permute ? ready.splice(Math.floor(turn() * ready.length), 1)[0] : ready.shift()
      task?.()
    }
  }

  const sleep = (duration: Duration.Duration): Effect.Effect<void> => {
    const ticks = Duration.toMillis(duration)
    if (ticks <= 0) return Effect.yieldNow
    if (!Number.isFinite(ticks)) return Effect.never
    return Effect.callback<void>((resume) => {
      const timer: Timer = { at: now + ticks, fire: () => resume(Effect.void) }
      const later = sleeping.findIndex((other) => other.at > timer.at)
      sleeping = sleeping.toSpliced(later === -1 ? sleeping.length : later, 0, timer)
      return Effect.sync(() => {
        sleeping = sleeping.filter((other) => other !== timer)
      })
    })
  }

  const wallClock = (ahead: () => number): Clock.Clock => {
    const millis = () => now + ahead()
    const nanos = () => BigInt(millis()) * 1_000_000n
    const monotonic = () => BigInt(now) * 1_000_000n
    return {
      currentTimeMillisUnsafe: millis,
      currentTimeMillis: Effect.sync(millis),
      currentTimeNanosUnsafe: nanos,
      currentTimeNanos: Effect.sync(nanos),
      monotonicTimeNanosUnsafe: monotonic,
      monotonicTimeNanos: Effect.sync(monotonic),
      sleep,
    }
  }

  const context = (clock: Clock.Clock): Context.Context<never> =>
    Context.empty().pipe(
      Context.add(Scheduler.Scheduler, scheduler),
      Context.add(Clock.Clock, clock),
      Context.add(Random.Random, randomness),
      Context.add(Logger.CurrentLoggers, new Set()),
    )

  const fork: Kernel["fork"] = (program, within) => Effect.runForkWith(within)(program)

  const exit: Kernel["exit"] = (program, within) => {
    const fiber = fork(program, within)
    drain()
    const ended = fiber.pollUnsafe()
    if (ended !== undefined) return ended
    const because = sleeping.length > 0 ? "timer" : "outside"
    fiber.interruptUnsafe()
    drain()
    throw new Stuck({ at: now, because })
  }

  const run: Kernel["run"] = (program, within) => {
    const ended = exit(program, within)
    if (Exit.isFailure(ended)) throw Cause.squash(ended.cause)
    return ended.value
  }

  const advance = (ticks: number): void => {
    const until = now + ticks
    drain()
    for (let first = sleeping[0]; first !== undefined && first.at <= until; first = sleeping[0]) {
      sleeping = sleeping.slice(1)
      now = first.at
      first.fire()
      drain()
    }
    now = until
  }

  return { now: () => now, wallClock, context, fork, drain, exit, run, advance }
}
