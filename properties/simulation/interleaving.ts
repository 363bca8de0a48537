/**
 * An interleaving says how fibers take turns: a seed stands for one order of everything that could run.
 */
export interface Interleaving {
  readonly seed: number
  /** Takes any fiber that can run, and not the one that waited longest. */
  readonly permute: boolean
  /** Before each operation, the chance that the fiber has to let others go first; 0 for never, below 1. */
  readonly preempt: number
}

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
