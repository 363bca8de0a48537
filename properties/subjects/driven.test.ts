import { expect, it } from "vitest"
import { driven } from "./driven.ts"

const world = { millis: 7, fill: (bytes: Uint8Array) => void bytes.fill(5) }

const stop = (): never => {
  throw new Error("stop")
}

/** What a program reads of the world now. */
const read = () => {
  // @effect-diagnostics-next-line globalDate:off -- this is what is replaced
  const millis = Date.now() // oxlint-disable-line no-restricted-globals -- this is what is replaced
  // oxlint-disable-next-line no-restricted-globals -- this is what is replaced
  const words = [...crypto.getRandomValues(new Uint16Array(4))]
  return { millis, words }
}

it("the clock and randomness are as given while the call lasts", () => {
  expect(driven(world, read)).toEqual({ millis: 7, words: [0x0505, 0x0505, 0x0505, 0x0505] })
})

it("both are put back after the call, and after one that throws", () => {
  const before = read()
  driven(world, () => undefined)
  expect(() => driven(world, stop)).toThrow("stop")
  const after = read()
  expect(after.millis).toBeGreaterThanOrEqual(before.millis)
  expect(after.words).not.toEqual(before.words)
})

it("a call within a call gives back the outer world", () => {
  const seen = driven(world, () => [driven({ ...world, millis: 8 }, read), read()])
  expect(seen.map(({ millis }) => millis)).toEqual([8, 7])
})
