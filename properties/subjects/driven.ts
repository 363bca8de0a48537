/**
 * Runs a library that reads the wall clock and secure randomness by itself, with both chosen by the caller.
 *
 * `Date.now` and `crypto.getRandomValues` are replaced for the duration of one synchronous call, and put back whatever
 * it does. Nothing else in the process can run meanwhile. Limit: `new Date()` and other sources are not replaced.
 */
export interface World {
  /** What the wall clock reads. */
  readonly millis: number
  /** Where random bytes come from: it fills the whole array. */
  readonly fill: (bytes: Uint8Array) => void
}

/** What `body` gives in that world. */
export const driven = <A>({ millis, fill }: World, body: () => A): A => {
  // oxlint-disable-next-line no-restricted-globals -- what a library reads is replaced here
  const restoreClock = replaced(Date, "now", () => millis)
  // oxlint-disable-next-line no-restricted-globals -- what a library draws is replaced here
  const restoreRandomness = replaced(crypto, "getRandomValues", <T extends ArrayBufferView>(array: T): T => {
    fill(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
    return array
  })
  try {
    return body()
  } finally {
    restoreRandomness()
    restoreClock()
  }
}

/** Gives an object another value under a name, and returns how to take it back. */
const replaced = (target: object, name: string, value: unknown): (() => void) => {
  const before = Object.getOwnPropertyDescriptor(target, name)
  Object.defineProperty(target, name, { value, configurable: true, enumerable: false, writable: true })
  return () => {
    if (before === undefined) Reflect.deleteProperty(target, name)
    else Object.defineProperty(target, name, before)
  }
}
