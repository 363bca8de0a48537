import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { jsonErrorAt, lineAndColumn } from "./json-place.ts"

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** JSON, with something cut out, put in or replaced somewhere. */
const damaged = fc
  .tuple(
    fc.json({ maxDepth: 4 }),
    fc.nat(),
    fc.nat({ max: 3 }),
    fc.constantFrom("", ",", "]", "}", '"', "0", "-", "\\", "x", "\n", "tru", "1.", "[", ":"),
  )
  .map(([text, at, removed, put]) => {
    const place = text.length === 0 ? 0 : at % text.length
    return text.slice(0, place) + put + text.slice(place + removed)
  })

describe("where a text stops being JSON", () => {
  it("is nowhere exactly when `JSON.parse` takes it", () => {
    fc.assert(
      fc.property(damaged, (text) => {
        expect(jsonErrorAt(text) === null, text).toBe(isJson(text))
      }),
      { seed: 7, numRuns: 3000 },
    )
  })

  it("is a place up to which the text can still become JSON, and with which it cannot", () => {
    const places: ReadonlyArray<readonly [text: string, at: number | null]> = [
      ['{"a": hello}', 6],
      ['{"a": 1,}', 8],
      ["[1 2]", 3],
      ['{"a" 1}', 5],
      ["{a: 1}", 1],
      ["[1,]", 3],
      ['["\\x"]', 2],
      ['["a\nb"]', 3],
      ["01", 0],
      ["1 1", 2],
      ["[}", 1],
      ["", 0],
      ['{"a": [1, 2', 11],
      ['{"a": "b', 8],
      ["true", null],
      [' {"a":[{},[],"",-0.5e3,null,true,false]} ', null],
    ]
    for (const [text, at] of places) expect(jsonErrorAt(text), text).toBe(at)
  })

  it("is the end of JSON that was cut off, wherever that was, in a word, a number or an escape too", () => {
    const cut = fc.tuple(
      fc.oneof(fc.json(), fc.constant('["\\u00e9\\n", -1.5e+3, true, false, null]')),
      fc.nat(),
    )
    fc.assert(
      fc.property(cut, ([text, at]) => {
        const start = text.slice(0, at % text.length)
        expect(jsonErrorAt(start), start).toBe(isJson(start) ? null : start.length)
      }),
      { seed: 7, numRuns: 3000 },
    )
  })

  it("is found however deep the text is nested", () => {
    expect(jsonErrorAt("[".repeat(500_000))).toBe(500_000)
    expect(jsonErrorAt("[".repeat(100_000) + "]".repeat(100_000))).toBeNull()
  })

  it("is counted in lines and columns from 1", () => {
    expect(lineAndColumn("ab\ncd", 0)).toEqual({ line: 1, column: 1 })
    expect(lineAndColumn("ab\ncd", 4)).toEqual({ line: 2, column: 2 })
  })
})
