import { Exit, Schema } from "effect"
import fc from "fast-check"
import { expect, test } from "vitest"
import { Token } from "./token.ts"

const decode = Schema.decodeUnknownExit(Token)

test("a token is read as it was written", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 8 }), (vector) => {
      expect(decode(Schema.encodeSync(Token)(vector))).toEqual(Exit.succeed(vector))
    }),
  )
})

test.each(["", ".", "1.", ".1", "1..2", "1,2", "-1", "1.5e3", " 1", "9".repeat(16), "1.".repeat(1024) + "1"])(
  "%j is no token",
  (text) => {
    expect(Exit.isFailure(decode(text))).toBe(true)
  },
)
