import { Redacted } from "effect"
import fc from "fast-check"
import { expect, test } from "vitest"
import { isProved, isSame, type Meeting, nonce, prove } from "./proof.ts"

const meeting: Meeting = { cluster: "test", source: 0, follower: 1, challenge: nonce(), answer: nonce() }
const secret = Redacted.make("the-right-secret-of-all")

test("a proof holds for its meeting, its end and its secret, and for no other", () => {
  const proof = prove(secret, "follower", meeting)
  const others = [
    prove(Redacted.make("another-secret-of-all"), "follower", meeting),
    prove(secret, "source", meeting),
    prove(secret, "follower", { ...meeting, cluster: "other" }),
    prove(secret, "follower", { ...meeting, source: 2 }),
    prove(secret, "follower", { ...meeting, follower: 2 }),
    prove(secret, "follower", { ...meeting, challenge: nonce() }),
    prove(secret, "follower", { ...meeting, answer: nonce() }),
    null,
    "",
  ]
  expect(isProved(prove(secret, "follower", meeting), proof)).toBe(true)
  expect(others.filter((other) => isProved(proof, other))).toEqual([])
})

test("where there is no secret, no proof is asked for and none is taken", () => {
  expect(prove(undefined, "source", meeting)).toBeNull()
  expect(isProved(null, null)).toBe(true)
  expect(isProved(null, "anything")).toBe(false)
})

test("two texts are the same when they are equal", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(isSame(a, b)).toBe(a === b)
      expect(isSame(a, a)).toBe(true)
    }),
  )
})
