import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { CliOutput } from "effect/cli"
import { clip, hang, padEnd, widthOf, wrap } from "./columns.ts"
import { visible } from "./visible.ts"

/** Text as the reports set it: made visible, with blanks, in many scripts. */
const texts = fc
  .array(
    fc.oneof(fc.string({ unit: "grapheme", maxLength: 30 }), fc.constantFrom("", "一二三四五六", "🏴‍☠️", "a")),
    { maxLength: 12 },
  )
  .map((words) => visible(words.join(" ")))

/** Letters beyond ASCII that take one cell each, in the place of ASCII characters but for blanks; and back again. */
const disguised = (text: string): string => moved(text, /[!-~]/g, 0x100)
const undisguised = (text: string): string => moved(text, /[\u0121-\u017e]/g, -0x100)

const moved = (text: string, which: RegExp, by: number): string =>
  text.replaceAll(which, (letter) => String.fromCharCode(letter.charCodeAt(0) + by))

describe("plain text", () => {
  const plain = fc
    .array(fc.string({ unit: "binary-ascii", maxLength: 30 }))
    .map((words) => visible(words.join(" ")))
  const width = fc.integer({ min: 1, max: 90 })

  it("takes as many cells as when it is measured as any other", () => {
    fc.assert(
      fc.property(fc.oneof(plain, texts), (text) => {
        expect(widthOf(text)).toBe(CliOutput.displayWidth(text))
      }),
      { seed: 1 },
    )
  })

  it("is wrapped and clipped as letters are that are measured one by one", () => {
    fc.assert(
      fc.property(plain, width, (text, width) => {
        expect(wrap(disguised(text), width).map(undisguised)).toEqual(wrap(text, width))
        expect(undisguised(clip(disguised(text), width, "…"))).toBe(clip(text, width, "…"))
        expect(undisguised(clip(disguised(text), width, "..."))).toBe(clip(text, width, "..."))
      }),
      { seed: 2 },
    )
  })
})

describe("wrap", () => {
  it("makes no line wider than it was told", () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 90 }), (text, width) => {
        for (const line of wrap(text, width)) expect(widthOf(line)).toBeLessThanOrEqual(width)
      }),
      { seed: 3 },
    )
  })

  it("loses nothing but blanks at the breaks", () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 90 }), (text, width) => {
        const bare = (from: string): string => from.replaceAll(/ /g, "")
        expect(bare(wrap(text, width).join(""))).toBe(bare(text))
      }),
      { seed: 4 },
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
      { seed: 5 },
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
