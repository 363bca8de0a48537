/**
 * The faults of a simulated disk: each has its own switch, is drawn from the disk's seed, and is counted when it strikes.
 *
 * A journal must cope with all of them but `bitRot`, which it must notice.
 * Source: Pillai et al., "All File Systems Are Not Created Equal" (2014), what a crash leaves of what was not synced;
 * Rebello et al., "Can Applications Recover from fsync Failures?" (2020); Bairavasundaram et al., "An Analysis of Data
 * Corruption in the Storage Stack" (2008).
 */
import { seeded } from "./interleaving.ts"

/** Chances are from 0, never, to 1, always. */
export interface DiskFaults {
  /** The chance that a crash keeps some of what was not synced: its oldest records, a drawn number of them. */
  readonly keepsTail: number
  /** The chance that a crash leaves a part of the first record that it loses, at the end of the log. */
  readonly tornWrite: number
  /** How many bytes there are, a byte per character: a sync or checkpoint that needs more fails and writes nothing. */
  readonly full: number
  /** The most ticks that a sync or checkpoint takes; each takes a drawn number of them. */
  readonly slowSync: number
  /** The chance, at each crash and before each read of the log, that one bit of one durable record flips. */
  readonly bitRot: number
  /**
   * The chance that a sync or checkpoint fails when it has begun to write: what it wrote of the log is a drawn part,
   * and a checkpoint is there whole or not at all. As the kernel reports such an error once, syncs succeed again
   * afterwards, and until the next crash nothing that they write is durable.
   */
  readonly syncError: number
}

/** A disk that only ever loses what was not synced, and at once. */
export const noFaults: DiskFaults = {
  keepsTail: 0,
  tornWrite: 0,
  full: Number.POSITIVE_INFINITY,
  slowSync: 0,
  bitRot: 0,
  syncError: 0,
}

/** How often each fault has struck. `slowSync` counts the syncs that took any time. */
export type Struck = { -readonly [Fault in keyof DiskFaults]: number }

/** Decides when a fault strikes, and how hard; asks nothing of its seed for a fault that is switched off. */
export interface Dice {
  readonly struck: Struck
  /** `true` when a fault that has a chance is to strike now. */
  readonly rolls: (fault: "keepsTail" | "tornWrite" | "bitRot" | "syncError") => boolean
  /** How many ticks a sync takes. */
  readonly ticks: () => number
  /** From now on no fault strikes. */
  readonly calm: () => void
  /** A whole number from 0 up to, not including, `choices`. */
  readonly pick: (choices: number) => number
}

export const diceOf = (faults: DiskFaults, seed: number): Dice => {
  const draw = seeded(seed)
  const pick = (choices: number) => Math.floor(draw() * choices)
  let drawn = faults
  return {
    struck: { keepsTail: 0, tornWrite: 0, full: 0, slowSync: 0, bitRot: 0, syncError: 0 },
    rolls: (fault) => drawn[fault] > 0 && draw() < drawn[fault],
    ticks: () => (drawn.slowSync === 0 ? 0 : pick(drawn.slowSync + 1)),
    calm: () => void (drawn = noFaults),
    pick,
  }
}
