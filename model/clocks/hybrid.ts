/**
 * The hybrid logical clock: the wall clock where it moves forward, a logical counter where it does not.
 *
 * Law: if a write happened before another, its time is smaller, however the wall clocks stand; and a time is never
 * behind the wall clock that made it. Receiving does not read the wall clock, which the law does not need.
 * Source: Kulkarni, Demirbas, Madappa, Avva, Leone, "Logical Physical Clocks" (OPODIS 2014), figure 5.
 */
import { type ClockRule, later } from "./clock.ts"

export const hybridClock: ClockRule = {
  name: "hybrid",
  tick: (latest, wall) =>
    wall > latest.wall ? { wall, logical: 0 } : { wall: latest.wall, logical: latest.logical + 1 },
  raise: later,
}
