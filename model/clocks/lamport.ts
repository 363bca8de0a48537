/**
 * Lamport's logical clock: a write's time is one more than every time the leader has made or seen.
 *
 * Law: if a write happened before another, its time is smaller. It says nothing about real time.
 * Source: Lamport, "Time, Clocks, and the Ordering of Events in a Distributed System" (CACM 1978), rules IR1, IR2.
 */
import { type ClockRule, later } from "./clock.ts"

export const lamportClock: ClockRule = {
  name: "lamport",
  tick: (latest) => ({ wall: latest.wall + 1, logical: 0 }),
  raise: later,
}
