/**
 * The hash of a state up to symmetry: the least of the hashes of all that it can be renamed to.
 *
 * States that differ only by a renaming have the same one, so of each such class the search goes on from the state that it
 * found first. A component's value is renamed once for each renaming, however many states it occurs in.
 */
import { growing } from "./growing.ts"
import type { Renaming } from "./machine.ts"

export interface Halves {
  readonly high: number
  readonly low: number
}

export interface Numbered {
  readonly numberOf: (value: unknown) => number
  readonly valueOf: (number: number) => unknown
  /** The hash of a row, computed from all of its numbers. */
  readonly hashOf: (row: Int32Array) => Halves
}

/** What asks whether a state is new, by its row and hash, up to the renamings. */
export const canonically = (
  renamings: ReadonlyArray<Renaming>,
  { numberOf, valueOf, hashOf }: Numbered,
  isNew: (high: number, low: number) => boolean,
): ((row: Int32Array, high: number, low: number) => boolean) => {
  const tables = renamings.map((renaming) => ({ renaming, numbers: growing() }))
  let renamed = new Int32Array(0)

  const renamedNumber = ({ renaming, numbers }: (typeof tables)[number], number: number): number => {
    while (numbers.length() <= number) numbers.push(-1)
    const known = numbers.cells()[number] ?? -1
    if (known >= 0) return known
    const next = numberOf(renaming.rename(valueOf(number)))
    numbers.cells()[number] = next
    return next
  }

  return (row, high, low) => {
    if (renamed.length !== row.length) renamed = new Int32Array(row.length)
    let leastHigh = high
    let leastLow = low
    for (const table of tables) {
      for (let place = 0; place < row.length; place++) renamed[place] = renamedNumber(table, row[place] ?? 0)
      const hash = hashOf(renamed)
      if (hash.high < leastHigh || (hash.high === leastHigh && hash.low < leastLow)) {
        leastHigh = hash.high
        leastLow = hash.low
      }
    }
    return isNew(leastHigh, leastLow)
  }
}
