import { describe, expect, it } from "vitest"
import { style } from "./style.ts"

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
})
