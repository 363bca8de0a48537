/** The first place where two values of plain data differ. */

export interface Difference {
  /** Such as `rows.x.stamp.wall`; empty for the whole. */
  readonly place: string
  readonly expected: string
  readonly actual: string
}

const words = (value: unknown): string => (value === undefined ? "nothing" : JSON.stringify(value))

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null

/** `null` when both are equal: same type, same keys, same values, lists in the same order. */
export const difference = (expected: unknown, actual: unknown, place = ""): Difference | null => {
  if (expected === actual) return null
  if (!isObject(expected) || !isObject(actual) || Array.isArray(expected) !== Array.isArray(actual))
    return { place, expected: words(expected), actual: words(actual) }
  let shared = 0
  for (const key in expected) {
    const here = expected[key]
    const there = actual[key]
    if (there !== undefined) shared++
    if (here === there) continue
    const found = difference(here, there, place === "" ? key : `${place}.${key}`)
    if (found !== null) return found
  }
  let keys = 0
  for (const _ in actual) keys++
  if (keys === shared) return null
  const extra = Object.keys(actual).find((key) => expected[key] === undefined) ?? ""
  return { place: place === "" ? extra : `${place}.${extra}`, expected: "nothing", actual: words(actual[extra]) }
}
