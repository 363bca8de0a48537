/** Seeded randomness for the adversary: the same seed draws the same numbers, on every machine. */
import { uniformInt } from "pure-rand/distribution/uniformInt"
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus"

export interface Random {
  /** A whole number from 0 up to, but not including, `below`. */
  readonly below: (below: number) => number
  /** `true` once in `times`. */
  readonly once: (times: number) => boolean
  /** One of the items; the list must not be empty. */
  readonly pick: <A>(items: ReadonlyArray<A>) => A
  /** Each item with a chance of one half, in order. */
  readonly some: <A>(items: ReadonlyArray<A>) => ReadonlyArray<A>
}

/** Randomness from a seed: a whole number, of which 32 bits count. */
export const seeded = (seed: number): Random => {
  const generator = xoroshiro128plus(seed)
  const below = (limit: number): number => (limit <= 1 ? 0 : uniformInt(generator, 0, limit - 1))
  return {
    below,
    once: (times) => below(times) === 0,
    pick: (items) => {
      const item = items[below(items.length)]
      if (item === undefined) throw new RangeError("pick needs a list that is not empty")
      return item
    },
    some: (items) => items.filter(() => below(2) === 0),
  }
}

/** The seed of one run out of a campaign's seed and the run's number: neighbours are unrelated. */
export const seedOf = (campaign: number, run: number): number => {
  let mixed = (campaign ^ Math.imul(run + 1, 0x9e3779b1)) >>> 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
