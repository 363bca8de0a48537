/**
 * The records on a simulated disk, written and read back: each is sealed and checked by the code that the store's own
 * journal seals and checks with, so that rot on the disk is found by what is meant to find it.
 */
import { Schema } from "effect"
import {
  Change,
  Conflict,
  isDamage,
  JournalCorrupt,
  Mark,
  type Recovered,
  seal,
  type StoredObject,
  unmarked,
  unseal,
} from "../../impl/index.ts"
import { nameOfObject } from "./disk-rot.ts"
import type { Disk, ObjectRow, Written } from "./disk-surface.ts"

/** What a careful journal does when it reads; a mutant does otherwise. */
export interface Practice {
  /** The checksum that a record must have had when it was written. */
  readonly checksum: (name: string, record: Written) => number
  /** Whether a torn record at the end of the log is taken away, so that the next one stands where it should. */
  readonly cutsTorn: boolean
}

export const careful: Practice = { checksum: (_, record) => record.checksum, cutsTorn: true }

const ChangeText = Schema.fromJsonString(Change)
const ConflictText = Schema.fromJsonString(Conflict)
const MarkText = Schema.fromJsonString(Mark)

/** A record to put on the disk. */
export const written = (name: string, text: string): Written => ({
  text,
  checksum: seal(name, text),
  length: text.length,
  rotten: false,
})

const isTorn = ({ text, length }: Written): boolean => text.length < length

const corrupt = (record: string, why: string) =>
  new JournalCorrupt({ path: "of the simulated disk", record, why })

const read = <A extends object>(
  name: string,
  record: Written,
  schema: Schema.Codec<A, string>,
  what: string,
  practice: Practice,
): A | JournalCorrupt => {
  const found = { text: record.text, checksum: practice.checksum(name, record) }
  const says = unseal(name, found, schema, what)
  return isDamage(says) ? corrupt(name, says.damaged) : says
}

/** The changes in these records, of which the first is at position `from`; or the first that is damaged. */
export const changesIn = (
  records: ReadonlyArray<Written>,
  from: number,
  practice: Practice,
): ReadonlyArray<Change> | JournalCorrupt => {
  const changes: Array<Change> = []
  for (const [index, record] of records.entries()) {
    const change = read(`change ${from + index}`, record, ChangeText, "a change", practice)
    if (change instanceof JournalCorrupt) return change
    changes.push(change)
  }
  return changes
}

const objectsIn = (
  rows: Iterable<ObjectRow>,
  practice: Practice,
): ReadonlyArray<StoredObject> | JournalCorrupt => {
  const objects: Array<StoredObject> = []
  for (const row of rows) {
    const name = nameOfObject(row)
    if (seal(name, row.text) !== practice.checksum(name, row))
      return corrupt(name, "its checksum does not match its text")
    objects.push({ family: row.family, key: row.key, text: row.text })
  }
  return objects
}

const conflictsIn = (
  { conflicts: rows }: Disk,
  practice: Practice,
): ReadonlyArray<Conflict> | JournalCorrupt => {
  const conflicts: Array<Conflict> = []
  for (const row of rows) {
    const conflict = read(`conflict ${row.number}`, row, ConflictText, "a conflict", practice)
    if (conflict instanceof JournalCorrupt) return conflict
    conflicts.push(conflict)
  }
  return conflicts
}

/** All that the disk holds, every record of it checked; or the first that is damaged. */
export const recover = (disk: Disk, practice: Practice): Recovered | JournalCorrupt => {
  const { log, first, cached } = disk
  const last = log.at(-1)
  const torn = last !== undefined && isTorn(last)
  if (torn && practice.cutsTorn) log.pop()
  const mark = disk.mark === undefined ? unmarked : read("mark", disk.mark, MarkText, "a mark", practice)
  if (mark instanceof JournalCorrupt) return mark
  const changes = changesIn(
    [...(torn && !practice.cutsTorn ? log.slice(0, -1) : log), ...cached],
    first,
    practice,
  )
  if (changes instanceof JournalCorrupt) return changes
  const objects = objectsIn(disk.objects.values(), practice)
  if (objects instanceof JournalCorrupt) return objects
  const conflicts = conflictsIn(disk, practice)
  if (conflicts instanceof JournalCorrupt) return conflicts
  return { mark, objects, conflicts, changes: changes.slice(mark.position + 1 - first) }
}
