import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyText } from "../sample.harness.ts"
import { shellWord } from "./shell.ts"
import { asciiOnly, visible } from "./visible.ts"

describe("visible", () => {
  it("leaves nothing that moves the cursor, turns the line or is not drawn", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(visible(text)).not.toMatch(
          /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u,
        )
      }),
    )
  })

  it("leaves letters, marks, digits and signs as they are", () => {
    expect(visible("Gonçalves 一 ✓ e\u0301 <b>")).toBe("Gonçalves 一 ✓ e\u0301 <b>")
    expect(visible("a\u202eb\u001b[2Kc\ud800")).toBe("a\\u{202e}b\\u{1b}[2Kc\\u{d800}")
  })
})

describe("asciiOnly", () => {
  it("leaves ASCII that can be printed", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(asciiOnly(text)).toMatch(/^[ -~]*$/)
      }),
    )
    expect(asciiOnly("✓ fine")).toBe("\\u{2713} fine")
  })
})

describe("shellWord", () => {
  it("quotes what a shell would read as more than one plain word", () => {
    expect(shellWord("out/a-b.json")).toBe("out/a-b.json")
    expect(shellWord("my report")).toBe("'my report'")
    expect(shellWord("it's; rm -rf $HOME")).toBe("'it'\\''s; rm -rf $HOME'")
    expect(shellWord("")).toBe("''")
  })
})
