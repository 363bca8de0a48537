/**
 * A simulated disk under a journal: unless a fault is switched on, what was written but not synced is gone after a
 * crash, all of it and nothing else.
 *
 * That is the least that a journal may promise. `DiskFaults` says what else a disk may do.
 */
import { Effect, Layer } from "effect"
import {
  type Change,
  type Checkpoint,
  Journal,
  JournalCorrupt,
  type JournalError,
  JournalUnavailable,
  mostConflicts,
} from "../../impl/index.ts"
import { nameOfObject, rot } from "./disk-rot.ts"
import { careful, changesIn, type Practice, recover, written } from "./disk-records.ts"
import { bytesOf, type Disk, harden, used } from "./disk-surface.ts"

export { crash, type Disk, makeDisk } from "./disk-surface.ts"

/** The journal on a disk, kept with this practice. A leader that a crash has ended does nothing to the disk any more. */
export const journalBy =
  (practice: Practice) =>
  (disk: Disk): Layer.Layer<Journal> =>
    Layer.sync(Journal, () => {
      const life = disk.crashes
      const alive: Alive = (work) => Effect.suspend(() => (disk.crashes === life ? work() : Effect.never))
      return Journal.of({
        recover: alive(() => orFail(recover(disk, practice))),
        append: (changes) => alive(() => Effect.succeed(append(disk, changes))),
        sync: alive(() => (disk.cached.length === 0 ? Effect.void : inTime(disk, "sync", sync(disk), alive))),
        read: (from, limit) => alive(() => orFail(read(disk, from, limit, practice))),
        checkpoint: (next) => alive(() => inTime(disk, "checkpoint", () => checkpoint(disk, next), alive)),
      })
    })

/** Does some work unless the machine has crashed since the leader started; then it never ends. */
type Alive = <A, E>(work: () => Effect.Effect<A, E>) => Effect.Effect<A, E>

/** The journal on a disk. */
export const journalOn: (disk: Disk) => Layer.Layer<Journal> = journalBy(careful)

const orFail = <A>(done: A | JournalCorrupt): Effect.Effect<A, JournalCorrupt> =>
  done instanceof JournalCorrupt ? Effect.fail(done) : Effect.succeed(done)

/** The position behind the last record, synced or not. */
const endOf = ({ first, log, cached }: Disk): number => first + log.length + cached.length

const append = (disk: Disk, changes: ReadonlyArray<Change>): void => {
  for (const change of changes) {
    disk.cached.push(written(`change ${endOf(disk)}`, JSON.stringify(change)))
    disk.entries.push(change)
  }
}

const read = (disk: Disk, from: number, limit: number, practice: Practice) => {
  if (from < disk.first) throw new RangeError(`change ${from} was cut off: the log begins at ${disk.first}`)
  rot(disk)
  const begin = from - disk.first
  return changesIn([...disk.log, ...disk.cached].slice(begin, begin + limit), from, practice)
}

/** Why something could not be written, in the words of an operating system. */
type Trouble = "no space left on the device" | "input/output error"

/** Writes once the disk has taken its time over it. */
const inTime = (
  { dice }: Disk,
  operation: JournalUnavailable["operation"],
  write: () => Trouble | undefined,
  alive: Alive,
): Effect.Effect<void, JournalError> => {
  const done = alive(() => {
    const cause = write()
    return cause === undefined
      ? Effect.void
      : Effect.fail(new JournalUnavailable({ path: "of the simulated disk", operation, cause }))
  })
  const ticks = dice.ticks()
  if (ticks === 0) return done
  dice.struck.slowSync++
  return Effect.andThen(Effect.sleep(ticks), done)
}

/** Syncs what is cached now, and not what is appended while that is under way. */
const sync = (disk: Disk) => {
  const records = disk.cached.length
  return (): Trouble | undefined => {
    if (disk.failed) return undefined
    if (isFull(disk, used(disk) + bytesOf(disk.cached.slice(0, records))))
      return "no space left on the device"
    if (!disk.dice.rolls("syncError")) {
      harden(disk, records)
      return undefined
    }
    harden(disk, disk.dice.pick(records + 1))
    return fail(disk)
  }
}

const isFull = ({ capacity, dice }: Disk, needed: number): boolean => {
  if (needed <= capacity) return false
  dice.struck.full++
  return true
}

const checkpoint = (disk: Disk, next: Checkpoint): Trouble | undefined => {
  if (disk.failed) return undefined
  const added = bytesOf(disk.cached) + bytesOf(next.objects.map(({ text }) => ({ text: text ?? "" })))
  if (isFull(disk, used(disk) + added)) return "no space left on the device"
  const fails = disk.dice.rolls("syncError")
  if (!fails || disk.dice.pick(2) === 0) replace(disk, next)
  return fails ? fail(disk) : undefined
}

const fail = (disk: Disk): Trouble => {
  disk.failed = true
  disk.dice.struck.syncError++
  return "input/output error"
}

/** Puts a checkpoint in the place of the one before, and cuts the log. */
const replace = (disk: Disk, { mark, objects, conflicts }: Checkpoint): void => {
  harden(disk, disk.cached.length)
  for (const { family, key, text } of objects) {
    const name = nameOfObject({ family, key })
    if (text === null) disk.objects.delete(name)
    else disk.objects.set(name, { family, key, ...written(name, text) })
  }
  for (const conflict of conflicts) {
    const number = (disk.conflicts.at(-1)?.number ?? 0) + 1
    disk.conflicts.push({ number, ...written(`conflict ${number}`, JSON.stringify(conflict)) })
  }
  disk.conflicts.splice(0, disk.conflicts.length - mostConflicts)
  disk.mark = written("mark", JSON.stringify(mark))
  disk.log.splice(0, mark.first - disk.first)
  disk.first = mark.first
}
