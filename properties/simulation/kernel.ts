/**
 * The kernel runs Effect programs in virtual time, one fiber at a time, all within one turn of JavaScript: no
 * promise, no timer, no clock of the host is involved, so a program does the same in every run and in every
 * process.
 *
 * Effect reaches the outside through three services only: the scheduler, the clock and the source of
 * randomness. The kernel stands for all three. Fibers that can run wait in one queue, first come first
 * served; an interleaving picks among them, and interrupts them between any two operations, by a seed.
 * Limit: what a program gets from the host by itself (a promise, `Date.now`) is outside. A promise is
 * noticed, because the program then never ends; the others are not.
 */
import { Cause, Clock, Context, Duration, Effect, Exit, type Fiber, Logger, Random, Scheduler } from "effect"
import { type Interleaving, seeded } from "./interleaving.ts"
import { Stuck } from "./stuck.ts"

/** How many tasks may run before everything must wait. */
const mostTasks = 1_000_000

export interface Kernel {
  /** Ticks since the start: milliseconds, as far as a program can tell. */
  readonly now: () => number
  /**
   * A wall clock that is ahead by so many ticks, as they are when it is read. Sleeping does not depend on it.
   */
  readonly wallClock: (ahead: () => number) => Clock.Clock
  /** What a program that reads this clock must be run with. Its log goes nowhere. */
  readonly context: (clock: Clock.Clock) => Context.Context<never>
  /** Starts a program; it runs at once, until it waits. */
  readonly fork: <A, E>(program: Effect.Effect<A, E>, context: Context.Context<never>) => Fiber.Fiber<A, E>
  /** Lets every fiber run until each of them waits. Throws `Stuck` when they never do. */
  readonly drain: () => void
  /**
   * Runs a program to its end, without time passing: its value or its failure. Throws `Stuck` when it does
   * not end.
   */
  readonly exit: <A, E>(program: Effect.Effect<A, E>, context: Context.Context<never>) => Exit.Exit<A, E>
  /** The value of a program that must not fail; throws its failure when it does. */
  readonly run: <A, E>(program: Effect.Effect<A, E>, context: Context.Context<never>) => A
  /** Lets time pass, waking what sleeps on the way, in order. */
  readonly advance: (ticks: number) => void
}

interface Timer {
  readonly at: number
  readonly fire: () => void
}

/**
 * A kernel at tick 0 with nothing in it. Without an interleaving, fibers run in the order in which they
 * could.
 */
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
