/** Source text that is read back is the value that it was made of, whatever that holds. */
import { runInThisContext } from "node:vm"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyText, hostile } from "../sample.harness.ts"
import { inline, laidOut, quoted } from "./literal.ts"

/** What the text is as an expression. */
const read = (source: string): unknown => runInThisContext(`(${source})`)

const texts = fc.oneof(anyText, fc.constantFrom(...hostile))

describe("quoted", () => {
  it("is the text again when it is read, and hides nothing and turns no line", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(read(quoted(text))).toBe(text)
        expect(quoted(text)).not.toMatch(
          /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u,
        )
      }),
    )
  })
})

describe("inline and laidOut", () => {
  it("are the value again when they are read, with fields of any name", () => {
    const values = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        texts,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(fc.oneof(texts, fc.constantFrom("__proto__", "constructor", "a")), tie("value"), {
          maxKeys: 3,
          noNullPrototype: true,
        }),
      ),
    })).value
    fc.assert(
      fc.property(fc.dictionary(texts, values, { noNullPrototype: true }), (value) => {
        expect(read(inline(value))).toEqual(value)
        expect(read(laidOut(value))).toEqual(value)
      }),
    )
  })
})
