/**
 * A wall clock that is wrong on purpose, by so many milliseconds: to try out what skewed machines do.
 *
 * Only what the clock shows is off; waiting takes as long as it says.
 */
import { readFileSync } from "node:fs"
import { Clock, Effect, Layer } from "effect"

/** The clock that was there, ahead by what `offset` says each time that it is read. */
export const layer = (offset: () => number): Layer.Layer<never> =>
  Layer.effect(
    Clock.Clock,
    Effect.map(Clock.Clock, (clock): Clock.Clock => {
      const millis = () => clock.currentTimeMillisUnsafe() + offset()
      const nanos = () => clock.currentTimeNanosUnsafe() + BigInt(offset()) * 1_000_000n
      return {
        currentTimeMillisUnsafe: millis,
        currentTimeMillis: Effect.sync(millis),
        currentTimeNanosUnsafe: nanos,
        currentTimeNanos: Effect.sync(nanos),
        monotonicTimeNanosUnsafe: () => clock.monotonicTimeNanosUnsafe(),
        monotonicTimeNanos: clock.monotonicTimeNanos,
        sleep: (duration) => clock.sleep(duration),
      }
    }),
  )

/**
 * The offset in a file that may be rewritten while the leader runs. While it cannot be read, or holds no whole number,
 * the last offset stays.
 */
export const inFile = (path: string): (() => number) => {
  let last = 0
  return () => {
    try {
      const text = readFileSync(path, "utf8").trim()
      if (/^-?\d{1,15}$/.test(text)) last = Number(text)
    } catch {
      return last
    }
    return last
  }
}
