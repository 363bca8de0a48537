/**
 * A simulated disk: what was written but not synced is gone after a crash, all of it and nothing else.
 *
 * The least that a journal may promise. A real disk may keep a part of the unsynced tail; a leader that copes
 * with losing all of it, and sends nothing before the sync, copes with that.
 */
import { Effect, Layer } from "effect"
import { type Change, type Dot, Journal } from "../../impl/index.ts"

export interface Disk {
  /** The entries, oldest first. */
  readonly entries: Array<Change>
  /** How many of them, from the first, a crash leaves. */
  durable: number
}

export const makeDisk = (): Disk => ({ entries: [], durable: 0 })

/** Loses what was not synced; the dots of the lost entries, oldest first. */
export const crash = (disk: Disk): ReadonlyArray<Dot> =>
  disk.entries.splice(disk.durable).map((change) => change.dot)

/** The journal on a disk. */
export const journalOn = (disk: Disk): Layer.Layer<Journal> =>
  Layer.succeed(
    Journal,
    Journal.of({
      entries: Effect.sync(() => disk.entries.slice()),
      append: (change) => Effect.sync(() => void disk.entries.push(change)),
      sync: Effect.sync(() => {
        disk.durable = disk.entries.length
      }),
    }),
  )
