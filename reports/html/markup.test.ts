import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyText, hostile } from "../sample.harness.ts"
import { visible } from "../text/visible.ts"
import { idOf, markup } from "./markup.ts"

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
