/**
 * What is on a simulated disk: records, which are texts with checksums, those that a crash leaves and those that are only
 * cached; and what a crash makes of them.
 *
 * The log is a run of records, each framed by its length, so that one at the end that is shorter than its frame is known
 * for a torn write. Beside it stand the rows of the latest checkpoint. `entries` is a history variable: everything that
 * was appended since the beginning and not lost, also what was cut off the log. No journal reads it.
 * Limits: what is not synced goes to the disk in order, so a crash never keeps a record without those before it; frames
 * do not rot; whole records are never misplaced or lost.
 */
import type { Change, Dot } from "../../impl/index.ts"
import { type Dice, diceOf, type DiskFaults, noFaults } from "./disk-faults.ts"
import { rot } from "./disk-rot.ts"

export interface Written {
  readonly text: string
  readonly checksum: number
  /** The frame: how many characters the text had when it was written. */
  readonly length: number
  /** A history variable: `true` when a bit has flipped since. */
  readonly rotten: boolean
}

/** A row of the checkpoint that is for one object. */
export interface ObjectRow extends Written {
  readonly family: string
  readonly key: string
}

export interface ConflictRow extends Written {
  readonly number: number
}

export interface Disk {
  /** The changes that were appended and not lost, oldest first, since the beginning. */
  readonly entries: Array<Change>
  /** How many of them, from the first, a crash leaves at least. */
  durable: number
  /** The position of the first record of the log. */
  first: number
  readonly log: Array<Written>
  /** What was appended and not synced. */
  readonly cached: Array<Written>
  mark: Written | undefined
  /** By family and key. */
  readonly objects: Map<string, ObjectRow>
  readonly conflicts: Array<ConflictRow>
  readonly dice: Dice
  /** How many bytes it has: more of them mend a disk that is full. */
  capacity: number
  /** How many crashes there were: what was under way at one of them never ends. */
  crashes: number
  /** `true` from a failed sync to the next crash: nothing more becomes durable. */
  failed: boolean
}

/** An empty disk. */
export const makeDisk = (faults: DiskFaults = noFaults, seed = 0): Disk => ({
  entries: [],
  durable: 0,
  first: 1,
  log: [],
  cached: [],
  mark: undefined,
  objects: new Map(),
  conflicts: [],
  dice: diceOf(faults, seed),
  capacity: faults.full,
  crashes: 0,
  failed: false,
})

export const bytesOf = (records: Iterable<{ readonly text: string }>): number => {
  let bytes = 0
  for (const { text } of records) bytes += text.length
  return bytes
}

/** How many bytes are in use, without those that are only cached. */
export const used = ({ log, mark, objects, conflicts }: Disk): number =>
  bytesOf(log) + bytesOf(objects.values()) + bytesOf(conflicts) + (mark?.text.length ?? 0)

/** Makes the oldest of the cached records durable. */
export const harden = (disk: Disk, records: number): void => {
  disk.log.push(...disk.cached.splice(0, records))
  disk.durable += records
}

const fits = (disk: Disk, records: number): boolean =>
  used(disk) + bytesOf(disk.cached.slice(0, records)) <= disk.capacity

/** Lets a crash keep the oldest of the cached records, as many as are drawn, when there is room for them. */
const keepTail = (disk: Disk): void => {
  const { cached, dice } = disk
  if (cached.length === 0 || !dice.rolls("keepsTail")) return
  const kept = 1 + dice.pick(cached.length)
  if (!fits(disk, kept)) return
  harden(disk, kept)
  dice.struck.keepsTail++
}

/** Leaves a part of the oldest cached record, which is not counted as durable. */
const tear = ({ log, cached, dice }: Disk): void => {
  const [lost] = cached
  if (lost === undefined || !dice.rolls("tornWrite")) return
  log.push({ ...lost, text: lost.text.slice(0, dice.pick(lost.length)) })
  dice.struck.tornWrite++
}

/**
 * Loses what was not synced, but for what the faults keep of it; the dots of the changes that are lost, oldest first.
 */
export const crash = (disk: Disk): ReadonlyArray<Dot> => {
  keepTail(disk)
  tear(disk)
  disk.cached.length = 0
  rot(disk)
  disk.crashes++
  disk.failed = false
  return disk.entries.splice(disk.durable).map((change) => change.dot)
}
