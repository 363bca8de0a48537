/**
 * ML-LWW packed by hand: what a programmer gets who writes the explorer for this one machine, in this one form. It is the
 * yardstick of the packed explorer, which is given the readable machine, and it is nothing else.
 *
 * A write is a bit: its leader, stamp, key and value. A state is eight numbers: what each leader has applied, what is in flight
 * to each, the clocks with the counts, the registers.
 */
import type { LwwScope } from "../../../properties/explorer/machines/lww/leader.ts"

const width = 8
const clocks = 6
const registers = 7

const mixed = (hash: number, value: number, factor: number): number => {
  const product = Math.imul(hash ^ value, factor)
  return product ^ (product >>> 15)
}

/** Three leaders, all-to-all, not causal, with at most 30 different writes and registers of 30 bits in all. */
export const searchByHand = ({ keys, values, writes, duplicates }: LwwScope) => {
  let cells = new Int32Array(1 << 13)
  let mask = (1 << 12) - 1
  let states = 0
  let transitions = 0
  const add = (high: number, low: number): boolean => {
    let slot = high & mask
    while (cells[2 * slot + 1] !== 0) {
      if (cells[2 * slot + 1] === low && cells[2 * slot] === high) return false
      slot = (slot + 1) & mask
    }
    cells[2 * slot] = high
    cells[2 * slot + 1] = low
    if (++states * 4 <= (mask + 1) * 3) return true
    const old = cells
    mask = mask * 2 + 1
    cells = new Int32Array(2 * (mask + 1))
    for (let cell = 0; cell < old.length; cell += 2) {
      if (old[cell + 1] === 0) continue
      let to = (old[cell] ?? 0) & mask
      while (cells[2 * to + 1] !== 0) to = (to + 1) & mask
      cells[2 * to] = old[cell] ?? 0
      cells[2 * to + 1] = old[cell + 1] ?? 0
    }
    return true
  }
  let queue = new Int32Array(width << 10)
  let length = 0
  const state = new Int32Array(width)
  const discover = (): void => {
    let high = 7
    let low = 11
    for (let index = 0; index < width; index++) {
      high = mixed(high, state[index] ?? 0, 0x9e3779b1)
      low = mixed(low, state[index] ?? 0, 0x85ebca6b)
    }
    if (!add(high, low | 1)) return
    if (length + width > queue.length) {
      const larger = new Int32Array(queue.length * 2)
      larger.set(queue)
      queue = larger
    }
    for (let index = 0; index < width; index++) queue[length + index] = state[index] ?? 0
    length += width
    const [a = 0, b = 0, c = 0] = state
    const held = state[registers] ?? 0
    const each = 5 * keys
    const one = (1 << each) - 1
    const differ = (x: number, y: number) => ((held >> (x * each)) & one) !== ((held >> (y * each)) & one)
    const wrong = (a === b && differ(0, 1)) || (a === c && differ(0, 2)) || (b === c && differ(1, 2))
    const quiet = state[3] === 0 && state[4] === 0 && state[5] === 0
    if (wrong || (quiet && (a !== b || b !== c))) throw new Error("an invariant is broken")
  }
  /** Bits of the clock word: three for each clock, then three for the writes, then one for the duplicates. */
  const clockOf = (word: number, leader: number): number => (word >> (3 * leader)) & 7
  const apply = (leader: number, stamp: number, key: number, from: number, bit: number): void => {
    const word = state[clocks] ?? 0
    if (stamp > clockOf(word, leader)) state[clocks] = (word & ~(7 << (3 * leader))) | (stamp << (3 * leader))
    const place = 5 * (leader * keys + key)
    const held = ((state[registers] ?? 0) >> place) & 31
    const made = stamp * 4 + from
    if (made > held) state[registers] = ((state[registers] ?? 0) & ~(31 << place)) | (made << place)
    state[leader] = (state[leader] ?? 0) | bit
  }
  const bitOf = (leader: number, stamp: number, key: number, value: number): number =>
    1 << (((leader * writes + stamp - 1) * keys + key) * values + value)
  const restore = (at: number): void => {
    for (let index = 0; index < width; index++) state[index] = queue[at + index] ?? 0
  }
  discover()
  for (let at = 0; at < length; at += width) {
    const word = queue[at + clocks] ?? 0
    if (((word >> 9) & 7) < writes)
      for (let leader = 0; leader < 3; leader++)
        for (let key = 0; key < keys; key++)
          for (let value = 0; value < values; value++) {
            restore(at)
            const stamp = clockOf(word, leader) + 1
            const bit = bitOf(leader, stamp, key, value)
            apply(leader, stamp, key, leader, bit)
            state[clocks] = (state[clocks] ?? 0) + (1 << 9)
            for (let other = 0; other < 3; other++)
              if (other !== leader) state[3 + other] = (state[3 + other] ?? 0) | bit
            transitions++
            discover()
          }
    for (let leader = 0; leader < 3; leader++)
      for (let left = queue[at + 3 + leader] ?? 0; left !== 0; left &= left - 1) {
        const bit = left & -left
        const index = 31 - Math.clz32(bit)
        const key = Math.floor(index / values) % keys
        const slot = Math.floor(index / (values * keys))
        for (let keep = 0; keep < 2; keep++) {
          if (keep === 1 && word >> 12 >= duplicates) break
          restore(at)
          apply(leader, (slot % writes) + 1, key, Math.floor(slot / writes), bit)
          if (keep === 0) state[3 + leader] = (state[3 + leader] ?? 0) & ~bit
          else state[clocks] = (state[clocks] ?? 0) + (1 << 12)
          transitions++
          discover()
        }
      }
  }
  return { states, transitions }
}
