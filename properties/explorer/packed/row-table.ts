/**
 * A table from a few small numbers to one: what was remembered for the numbers that a process saw. Open addressing in one
 * typed array; nothing is allocated to look something up.
 */
export interface RowTable {
  /** What is kept for `row[places[0]], row[places[1]], ...`, where `row` begins at `offset`; `-1` for nothing. */
  readonly get: (row: Int32Array, offset: number, places: Int32Array) => number
  readonly set: (row: Int32Array, offset: number, places: Int32Array, kept: number) => void
  readonly size: () => number
}

/** A table for keys of `width` numbers; what is kept must not be negative. */
export const rowTable = (width: number): RowTable => {
  const stride = width + 1
  let capacity = 256
  let cells = new Int32Array(capacity * stride).fill(-1)
  let count = 0

  /** The cell of a key: where it stands, or the free one where it belongs. */
  const find = (row: Int32Array, offset: number, places: Int32Array): number => {
    let hash = 0
    for (let index = 0; index < width; index++)
      hash = Math.imul(hash ^ (row[offset + (places[index] ?? 0)] ?? 0), 0x9e3779b1) ^ (hash >>> 15)
    hash ^= hash >>> 16
    const mask = capacity - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const cell = slot * stride
      if ((cells[cell] ?? -1) < 0) return cell
      let index = 0
      while (index < width && cells[cell + 1 + index] === row[offset + (places[index] ?? 0)]) index++
      if (index === width) return cell
    }
  }

  const grow = (): void => {
    const old = cells
    capacity *= 2
    cells = new Int32Array(capacity * stride).fill(-1)
    const inOrder = Int32Array.from({ length: width }, (_, index) => index + 1)
    for (let cell = 0; cell < old.length; cell += stride)
      if ((old[cell] ?? -1) >= 0) cells.set(old.subarray(cell, cell + stride), find(old, cell, inOrder))
  }

  return {
    get: (row, offset, places) => cells[find(row, offset, places)] ?? -1,
    set: (row, offset, places, kept) => {
      if (count * 2 >= capacity) grow()
      const cell = find(row, offset, places)
      if ((cells[cell] ?? -1) < 0) count++
      cells[cell] = kept
      for (let index = 0; index < width; index++)
        cells[cell + 1 + index] = row[offset + (places[index] ?? 0)] ?? 0
    },
    size: () => count,
  }
}
