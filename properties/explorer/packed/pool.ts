/**
 * A pool gives every value a number, and equal values the same one.
 *
 * Equal is what has the same 64-bit hash: for n values two different ones are taken for equal with a chance of about
 * n² / 2^65, one in ten million for a million values.
 */
import { hashOf } from "../fingerprint.ts"

export interface Pool<Value> {
  /** The number of a value, counted from 0 in the order in which values came. */
  readonly numberOf: (value: Value) => number
  readonly valueOf: (number: number) => Value
  /** Its hash: the same in every process, whatever its number is there. */
  readonly highOf: (number: number) => number
  readonly lowOf: (number: number) => number
}

export const pool = <Value>(): Pool<Value> => {
  const values: Array<Value> = []
  const highs: Array<number> = []
  const lows: Array<number> = []
  const numbers = new Map<number, Map<number, number>>()
  return {
    numberOf: (value) => {
      const { high, low } = hashOf(value)
      let row = numbers.get(high)
      if (row === undefined) {
        row = new Map()
        numbers.set(high, row)
      }
      const known = row.get(low)
      if (known !== undefined) return known
      const number = values.length
      row.set(low, number)
      values.push(value)
      highs.push(high)
      lows.push(low)
      return number
    },
    valueOf: (number) => {
      const value = values[number]
      if (value === undefined) throw new RangeError(`no value has the number ${number}`)
      return value
    },
    highOf: (number) => highs[number] ?? 0,
    lowOf: (number) => lows[number] ?? 0,
  }
}
