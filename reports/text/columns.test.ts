import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { clip, hang, padEnd, widthOf, wrap } from "./columns.ts"
import { visible } from "./visible.ts"

/** Text as the reports set it: made visible, with blanks, in many scripts. */
const texts = fc
  .array(
    fc.oneof(fc.string({ unit: "grapheme", maxLength: 30 }), fc.constantFrom("", "一二三四五六", "🏴‍☠️", "a")),
    { maxLength: 12 },
  )
  .map((words) => visible(words.join(" ")))

describe("wrap", () => {
  it("makes no line wider than it was told", () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 90 }), (text, width) => {
        for (const line of wrap(text, width)) expect(widthOf(line)).toBeLessThanOrEqual(width)
      }),
    )
  })

  it("loses nothing but blanks at the breaks", () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 90 }), (text, width) => {
        const bare = (from: string): string => from.replaceAll(/ /g, "")
        expect(bare(wrap(text, width).join(""))).toBe(bare(text))
      }),
    )
  })
})

describe("clip", () => {
  it("keeps to its width, and marks what it cut", () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 40 }), (text, width) => {
        const clipped = clip(text, width, "…")
        expect(widthOf(clipped)).toBeLessThanOrEqual(width)
        if (widthOf(text) > width) expect(clipped.endsWith("…")).toBe(true)
        else expect(clipped).toBe(text)
      }),
    )
  })
})

describe("padEnd and hang", () => {
  it("fill up to a width, as a terminal counts it", () => {
    expect(padEnd("一", 4)).toBe("一  ")
    expect(padEnd("long", 2)).toBe("long")
  })

  it("indent all lines but the first", () => {
    expect(hang("1. ", "some words that go on", 14)).toEqual(["1. some words", "   that go on"])
  })
})
