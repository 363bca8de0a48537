/**
 * The set of visited states that several threads share: `visited.ts` over shared memory.
 *
 * Of the two halves of a hash the low one claims a cell, and the high one follows; who reads in between waits for it. The
 * table grows while no thread adds: all meet, each moves its part of the entries, and all meet again.
 */
export interface SharedMemory {
  /** Tables of growing size, of which one is in use; memory that nobody touched costs nothing. */
  readonly tables: ReadonlyArray<SharedArrayBuffer>
  readonly control: SharedArrayBuffer
}

/** The words of the control block. */
const place = {
  table: 0,
  count: 1,
  waiting: 2,
  turn: 3,
  left: 4,
} as const
const words = 5

/** How full the table may get before it grows. */
const fullest = 1 / 2

/** More than threads enter beyond the most states before they all know of it. */
const margin = 2 ** 17

/** Enough for the given number of states at most. */
export const sharedMemory = (mostStates: number): SharedMemory => {
  const smallest = 16
  const largest = Math.ceil(Math.log2((mostStates + margin) / fullest))
  return {
    tables: Array.from(
      { length: largest - smallest + 1 },
      (_, index) => new SharedArrayBuffer(8 * 2 ** (smallest + index)),
    ),
    control: new SharedArrayBuffer(4 * words),
  }
}

export interface SharedVisited {
  readonly add: (high: number, low: number) => boolean
  /** `true` when the table should grow before more is added: then every thread calls `meet`. */
  readonly isFull: () => boolean
  /** Waits until every thread has called it; the table is grown then if it is full. */
  readonly meet: () => void
  /** Adds up a number of every thread: all call it, and all get the sum. */
  readonly sum: (own: number) => number
  /** How many states have been entered, but for what each thread has yet to tell the others. */
  readonly entered: () => number
}

/** The set as one of `threads` threads sees it. */
export const sharedVisited = (memory: SharedMemory, thread: number, threads: number): SharedVisited => {
  const control = new Int32Array(memory.control)
  const tables = memory.tables.map((buffer) => new Int32Array(buffer))
  let cells = tables[0] ?? new Int32Array(2)
  let mask = cells.length / 2 - 1
  let own = 0
  let room = 0

  const put = (into: Int32Array, within: number, high: number, low: number): boolean => {
    let slot = high & within
    for (;;) {
      // Most states are known: to look first leaves the memory shared, where an exchange would claim it for this thread.
      let held = Atomics.load(into, 2 * slot + 1)
      if (held === 0) held = Atomics.compareExchange(into, 2 * slot + 1, 0, low)
      if (held === 0) {
        Atomics.store(into, 2 * slot, high)
        return true
      }
      if (held === low) {
        let other = Atomics.load(into, 2 * slot)
        while (other === 0) other = Atomics.load(into, 2 * slot)
        if (other === high) return false
      }
      slot = (slot + 1) & within
    }
  }

  /** How many of its own entries a thread adds before it tells the others. */
  const batch = 1024
  const count = (): void => {
    Atomics.add(control, place.count, own)
    own = 0
    room = Math.min(batch, 1 + ((mask + 1) >> 6))
  }

  const wait = (): void => {
    const turn = Atomics.load(control, place.turn)
    if (Atomics.add(control, place.waiting, 1) === threads - 1) {
      Atomics.store(control, place.waiting, 0)
      Atomics.add(control, place.turn, 1)
      Atomics.notify(control, place.turn)
    } else while (Atomics.load(control, place.turn) === turn) Atomics.wait(control, place.turn, turn)
  }

  const entered = (): number => Atomics.load(control, place.count)
  const isFull = (): boolean => entered() > (mask + 1) * fullest

  const grow = (): void => {
    const index = Atomics.load(control, place.table)
    const larger = tables[index + 1]
    if (larger === undefined) throw new RangeError("there are more states than the shared table was made for")
    const within = larger.length / 2 - 1
    const share = Math.ceil((mask + 1) / threads)
    const end = Math.min(mask + 1, share * (thread + 1))
    for (let slot = share * thread; slot < end; slot++) {
      const low = cells[2 * slot + 1] ?? 0
      if (low !== 0) put(larger, within, cells[2 * slot] ?? 0, low)
    }
    cells = larger
    mask = within
    wait()
    if (thread === 0) Atomics.store(control, place.table, index + 1)
    wait()
  }

  return {
    add: (high, low) => {
      // Neither half is 0, which stands for a free cell and for a half that is still to follow.
      if (!put(cells, mask, high === 0 ? 1 : high, low === 0 ? 1 : low)) return false
      own++
      if (own >= room) count()
      return true
    },
    isFull,
    meet: () => {
      wait()
      const full = isFull()
      wait()
      if (full) grow()
    },
    sum: (number) => {
      wait()
      if (thread === 0) Atomics.store(control, place.left, 0)
      wait()
      Atomics.add(control, place.left, number)
      wait()
      return Atomics.load(control, place.left)
    },
    entered,
  }
}
