/**
 * The wall clock: a write's time is what the machine's clock reads, whatever the leader has seen before.
 *
 * It respects causality only while all clocks agree: a clock that lags stamps an effect before its cause.
 * Source: BDR 1.0 manual, "Conflicts" (commit timestamps); Lamport, "Time, Clocks" (1978) for why it fails.
 */
import type { ClockRule } from "./clock.ts"

export const wallClock: ClockRule = {
  name: "wall",
  tick: (_latest, wall) => ({ wall, logical: 0 }),
  raise: (latest) => latest,
}
