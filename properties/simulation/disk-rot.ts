/** Bit rot on a simulated disk: one bit of one durable record is no longer what was written. */
import type { Disk, Written } from "./disk-surface.ts"

/** A durable record, the name that `JournalCorrupt` calls it by, and how to put another in its place. */
interface Slot {
  readonly name: string
  readonly record: Written
  readonly put: (record: Written) => void
}

/** How an object of a checkpoint is named. */
export const nameOfObject = ({ family, key }: { readonly family: string; readonly key: string }): string =>
  `object ${family} ${JSON.stringify(key)}`

const slotsOf = (disk: Disk): ReadonlyArray<Slot> => {
  const { log, first, mark, objects, conflicts } = disk
  const changes = log.map((record, index): Slot => {
    return { name: `change ${first + index}`, record, put: (next) => void (log[index] = next) }
  })
  const rows = [...objects].map(([at, row]): Slot => {
    return { name: nameOfObject(row), record: row, put: (next) => void objects.set(at, { ...row, ...next }) }
  })
  const logged = conflicts.map((row, index): Slot => {
    const put = (next: Written) => void (conflicts[index] = { ...row, ...next })
    return { name: `conflict ${row.number}`, record: row, put }
  })
  const marks: ReadonlyArray<Slot> =
    mark === undefined ? [] : [{ name: "mark", record: mark, put: (next) => void (disk.mark = next) }]
  return [...changes, ...rows, ...logged, ...marks]
}

/** The names of the records in which a bit has flipped. */
export const rottenOn = (disk: Disk): ReadonlyArray<string> =>
  slotsOf(disk)
    .filter(({ record }) => record.rotten)
    .map(({ name }) => name)

const flipped = (record: Written, pick: (choices: number) => number): Written => {
  const { text, checksum, length } = record
  const at = pick(length + 4)
  if (at >= length) return { text, checksum: (checksum ^ (1 << pick(32))) >>> 0, length, rotten: true }
  const letter = String.fromCharCode(text.charCodeAt(at) ^ (1 << pick(7)))
  return { text: text.slice(0, at) + letter + text.slice(at + 1), checksum, length, rotten: true }
}

/** Flips one bit of one whole record, when one is to be flipped and there is one that is as it was written. */
export const rot = (disk: Disk): void => {
  const { dice } = disk
  if (!dice.rolls("bitRot")) return
  const sound = slotsOf(disk).filter(
    ({ record: { rotten, text, length } }) => !rotten && text.length === length,
  )
  const struck = sound[dice.pick(sound.length)]
  if (struck === undefined) return
  struck.put(flipped(struck.record, dice.pick))
  dice.struck.bitRot++
}
