/**
 * A set of small whole numbers as 32-bit words that nobody changes: which writes of a history have been seen.
 *
 * The words are signed numbers in a plain array, which is several times cheaper to copy than a typed one.
 */
export type Bits = ReadonlyArray<number>

/** The empty set over the numbers below `size`. */
export const none = (size: number): Bits => new Array<number>((size + 31) >>> 5).fill(0)

export const has = (bits: Bits, index: number): boolean =>
  ((bits[index >>> 5] ?? 0) & (1 << (index & 31))) !== 0

/** The set with one number more. */
export const plus = (bits: Bits, index: number): Bits =>
  bits.with(index >>> 5, (bits[index >>> 5] ?? 0) | (1 << (index & 31)))

/** The set with one number less. */
export const minus = (bits: Bits, index: number): Bits =>
  bits.with(index >>> 5, (bits[index >>> 5] ?? 0) & ~(1 << (index & 31)))

/** The first number that is in `a` and not in `b`; `-1` when `b` has all of `a`. */
export const firstMissing = (a: Bits, b: Bits): number => {
  for (let word = 0; word < a.length; word++) {
    const left = (a[word] ?? 0) & ~(b[word] ?? 0)
    if (left !== 0) return word * 32 + (31 - Math.clz32(left & -left))
  }
  return -1
}

/** A key that is the same exactly for the same numbers within the mask and the same salt, a small whole number. */
export const keyWithin = (bits: Bits, mask: Bits, salt: number): number | string => {
  if (mask.length === 1) return salt * 2 ** 32 + (((bits[0] ?? 0) & (mask[0] ?? 0)) >>> 0)
  return mask.reduce<string>((key, word, index) => `${key}.${(word & (bits[index] ?? 0)) >>> 0}`, `${salt}`)
}
