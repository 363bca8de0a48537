import { createHash } from "node:crypto"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Report } from "../report.ts"
import { anyText, hostile, sample, twoInserts } from "../sample.harness.ts"
import { visible } from "../text/visible.ts"
import { idOf, markup } from "./markup.ts"
import { pageOf } from "./page.ts"
import { looks } from "./palette.ts"
import { style } from "./style.ts"

const page = pageOf(sample())

/** A report in which every text that comes from outside is hostile. */
const poisoned = (value: string): Report => {
  const report = sample(twoInserts(value.slice(0, 200), value, `${value}2`))
  return {
    ...report,
    run: { ...report.run, command: value, absent: [{ name: value, because: value }] },
    subjects: report.subjects.map((subject) => ({ ...subject, title: value, source: value })),
    cells: report.cells.map((cell) => ({
      ...cell,
      because: value,
      expected: { ...cell.expected, because: value },
    })),
    counterexamples: report.counterexamples.map((one) => ({
      ...one,
      file: `counterexamples/${value.toWellFormed()}`,
      replay: value,
    })),
  }
}

const voids = new Set(["meta", "!doctype", "rect", "line", "path", "circle"])

/** The tags of a page, in order; fails where one is closed that is not open. */
const tagsIn = (text: string): ReadonlyArray<string> => {
  const open: Array<string> = []
  const seen: Array<string> = []
  for (const [, closing, name = "", attributes = ""] of text
    .replace(/<style>.*?<\/style>/s, "")
    .matchAll(/<(\/?)([a-zA-Z!][a-zA-Z0-9]*)((?:[^>"]|"[^"]*")*)>/g)) {
    seen.push(name)
    if (closing === "/") expect(open.pop()).toBe(name)
    else if (!voids.has(name.toLowerCase()) && !attributes.endsWith("/")) open.push(name)
  }
  expect(open).toEqual([])
  return seen
}

describe("a template of the page", () => {
  it("lets nothing through that could end a text or an attribute", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constantFrom(...hostile)), (value) => {
        const { markup: text } = markup`<b title="${value}">${value}</b>`
        expect(text).toMatch(/^<b title="[^"<>]*">[^"<>]*<\/b>$/)
        expect(text).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/)
      }),
    )
  })

  it("shows every value whole", () => {
    const marks: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" }
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constantFrom(...hostile)), (value) => {
        const read = markup`${value}`.markup.replaceAll(/&([^;]*);/g, (_, name: string) => marks[name] ?? "?")
        expect(read).toBe(visible(value))
      }),
    )
  })

  it("gives two names two ids, and every id is one word", () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        expect(idOf("p", one)).toMatch(/^p-[\w-]*$/)
        expect(idOf("p", one) === idOf("p", other)).toBe(one === other)
      }),
    )
  })
})

describe("the page", () => {
  it("loads nothing, runs no script and says so to the browser", () => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe|<object|@import|\son\w+=|javascript:|style="/i)
    expect(page).not.toMatch(/url\((?!#)/)
    expect(page.match(/(?:src|href)="(?!#|report\.json|report\.md|counterexamples\/)[^"]*"/g)).toBeNull()
    const [, sheet = ""] = /<style>(.*?)<\/style>/s.exec(page) ?? []
    const hash = createHash("sha256").update(sheet).digest("base64")
    expect(page).toContain(`default-src 'none'; style-src 'sha256-${hash}'`)
  })

  it("has every tag closed, and the same tags whatever the values are", () => {
    const tags = tagsIn(page)
    const harmless = tagsIn(pageOf(poisoned("harmless")))
    expect(tags.length).toBeGreaterThan(300)
    for (const value of hostile) expect(tagsIn(pageOf(poisoned(value)))).toEqual(harmless)
  })

  it("links only to what is in it, and gives no id twice", () => {
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target)
  })

  it("links each violated cell to its counterexample, inside what the link unfolds", () => {
    expect(page).toContain('<td class="violated"><a href="#ce-tungsten--quiet-cluster-agrees"')
    expect(page).toMatch(
      /<details class="ce" open>.*<div class="body" id="ce-tungsten--quiet-cluster-agrees">/s,
    )
  })

  it("says every verdict in words, and marks what is not as recorded", () => {
    for (const word of ["holds", "violated", "not claimed", "vacuous", "unknown"])
      expect(page).toMatch(new RegExp(`</b>${word}<`))
    expect(page).toContain("1 verdict not as recorded")
    expect(page).toContain("<em>not recorded</em>")
  })

  it("has tables with captions, and heads with a scope", () => {
    expect(page.match(/<table/g)).toHaveLength(4)
    expect(page.match(/<caption/g)).toHaveLength(4)
    expect(page.match(/<th(?![^>]*scope=)[ >]/g)).toBeNull()
  })

  it("draws a lane for each leader, and an arrow or a mark for each message", () => {
    const [drawing = ""] = /<svg class="diagram".*?<\/svg>/s.exec(page) ?? []
    expect(drawing.match(/class="lane"/g)).toHaveLength(2)
    expect(drawing.match(/class="m stopped"/g)).toHaveLength(2)
    expect(drawing.match(/class="bar"/g)).toHaveLength(2)
    expect(drawing).toContain("<title id=")
    expect(drawing).not.toContain("NaN")
  })

  it("marks at the foot of the drawing the leaders at which the violation is seen, and no others", () => {
    const report = sample()
    const counterexamples = report.counterexamples.map((one) => ({ ...one, leaders: [1] }))
    const feet = pageOf({ ...report, counterexamples }).match(/<text class="foot[^<]*<\/text>/g) ?? []
    expect(feet.map((foot) => foot.includes("✗"))).toEqual([false, true])
  })

  it("is the same for the same report", () => {
    expect(pageOf(sample())).toBe(page)
  })
})

describe("the style", () => {
  const palettes = [...style.matchAll(/:root\{(?:color-scheme:light dark;)?([^}]*)\}/g)].map(
    ([, text = ""]) =>
      new Map(
        [...text.matchAll(/--(\w[\w-]*):(#[0-9a-f]+)/g)].map(([, name = "", colour = ""]) => [name, colour]),
      ),
  )

  const light = (colour: string): number => {
    const full = colour.length === 4 ? colour.replaceAll(/[0-9a-f]/g, "$&$&") : colour
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(full.slice(at, at + 2), 16) / 255
      return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }

  it("keeps every text readable on what is behind it, in light and dark and on paper (WCAG 1.4.3)", () => {
    expect(palettes).toHaveLength(3)
    const pairs = [
      ...["ink", "soft", "link", "bad", "good", "warn"].flatMap((text) =>
        ["page", "sheet"].map((back) => [text, back]),
      ),
      ...["ink", "soft", "link"].map((text) => [text, "sunk"]),
      ["bad", "bad-wash"],
      ["ink", "bad-wash"],
      ["soft", "bad-wash"],
      ["good", "good-wash"],
      ["ink", "good-wash"],
      ["warn", "warn-wash"],
      ["soft", "warn-wash"],
    ]
    for (const palette of palettes)
      for (const [text = "", back = ""] of pairs) {
        const [one = 0, other = 0] = [palette.get(text), palette.get(back)].map((colour) =>
          light(colour ?? "#000"),
        )
        const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
        expect(contrast, `${text} on ${back}`).toBeGreaterThanOrEqual(4.5)
      }
  })

  it("gives every look of a value a colour and a pattern, in the table and in the drawing", () => {
    for (let look = 0; look < looks; look++) {
      expect(style).toContain(`.held .v${look}{background`)
      expect(style).toContain(`.diagram .v${look}{fill:url(#w${look})}`)
      expect(page).toContain(`<pattern id="w${look}"`)
    }
  })
})
