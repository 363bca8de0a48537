/**
 * The set of the states that have been visited: 64 bits of hash each, in one typed array.
 *
 * Between 11 and 22 bytes a state; while it grows, half as much again. For n states two different ones are taken for the
 * same with a chance of about n² / 2^65: one in 400,000 for ten million.
 */
export interface Visited {
  /** Adds a state by the halves of its hash; `false` when it was there. */
  readonly add: (high: number, low: number) => boolean
  readonly size: () => number
  readonly bytes: () => number
}

/** How full the table may get before it grows, in quarters. */
const quarters = 3

export const visited = (): Visited => {
  let mask = (1 << 12) - 1
  let cells = new Int32Array(2 * (mask + 1))
  let count = 0

  /** Both halves 0 stand for a free cell, so that hash is moved aside. */
  const aside = (low: number): number => (low === 0 ? 1 : low)

  const grow = (): void => {
    const old = cells
    mask = mask * 2 + 1
    const next = new Int32Array(2 * (mask + 1))
    for (let cell = 0; cell < old.length; cell += 2) {
      const high = old[cell] ?? 0
      const low = old[cell + 1] ?? 0
      if (low === 0) continue
      let slot = high & mask
      while (next[2 * slot + 1] !== 0) slot = (slot + 1) & mask
      next[2 * slot] = high
      next[2 * slot + 1] = low
    }
    cells = next
  }

  return {
    add: (high, hashLow) => {
      const low = aside(hashLow)
      let slot = high & mask
      for (let held = cells[2 * slot + 1]; held !== 0; held = cells[2 * slot + 1]) {
        if (held === low && cells[2 * slot] === high) return false
        slot = (slot + 1) & mask
      }
      cells[2 * slot] = high
      cells[2 * slot + 1] = low
      if (++count * 4 > (mask + 1) * quarters) grow()
      return true
    },
    size: () => count,
    bytes: () => cells.byteLength,
  }
}
