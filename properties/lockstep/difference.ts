/** The first place where two values of plain data differ. */
import { under } from "../../model/vocabulary/write.ts"

export interface Difference {
  /** Such as `rows.x.stamp.wall`; empty for the whole. */
  readonly place: string
  readonly expected: string
  readonly actual: string
}

const words = (value: unknown): string => (value === undefined ? "nothing" : JSON.stringify(value))

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null

/** What was found one level down, as seen from above. */
const within = (key: string | number, found: Difference | null): Difference | null =>
  found === null ? null : { ...found, place: found.place === "" ? `${key}` : `${key}.${found.place}` }

/** `null` when both are equal: same type, same keys, same values, lists in the same order. */
export const difference = (expected: unknown, actual: unknown): Difference | null => {
  if (expected === actual) return null
  if (Array.isArray(expected) && Array.isArray(actual)) return inList(expected, actual)
  if (!isObject(expected) || !isObject(actual) || Array.isArray(expected) || Array.isArray(actual))
    return { place: "", expected: words(expected), actual: words(actual) }
  for (const key in expected) {
    const found = difference(expected[key], under(actual, key))
    if (found !== null) return within(key, found)
  }
  for (const key in actual)
    if (under(expected, key) === undefined && actual[key] !== undefined)
      return within(key, difference(undefined, actual[key]))
  return null
}

const inList = (expected: ReadonlyArray<unknown>, actual: ReadonlyArray<unknown>): Difference | null => {
  const length = Math.max(expected.length, actual.length)
  for (let index = 0; index < length; index++) {
    const found = difference(expected[index], actual[index])
    if (found !== null) return within(index, found)
  }
  return null
}
