import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Change } from "../change.ts"
import { Refused } from "./refused.ts"
import { decodeFrame, encodeFrame, type Frame, framesOf } from "./wire.ts"

const leaders = 3

const count = fc.nat()
const leader = fc.nat({ max: leaders - 1 })
const dot = fc.record({ leader, sequence: fc.integer({ min: 1, max: 1000 }) })
const stamp = fc.record({ wall: fc.nat(), logical: count, leader })
const vector = fc.array(count, { maxLength: leaders })
const text = fc.string({ unit: "binary", maxLength: 20 })
const columns = fc.dictionary(text, text, { maxKeys: 3, noNullPrototype: true })
const observed = fc.array(dot, { maxLength: 3 })

const tagged = <T extends string, R extends object>(tag: T, rest: { [K in keyof R]: fc.Arbitrary<R[K]> }) =>
  fc.record<{ _tag: T } & R>({ _tag: fc.constant(tag), ...rest } as never)

const operation: fc.Arbitrary<Change["operation"]> = fc.oneof(
  tagged("Insert", { key: text, value: text }),
  tagged("Update", { key: text, value: text }),
  tagged("Delete", { key: text }),
  tagged("Assign", { key: text, value: text }),
  tagged("Assign", { key: text, value: text, seen: vector }),
  tagged("Increment", { key: text, by: fc.integer() }),
  tagged("Add", { key: text, element: text, observed }),
  tagged("Remove", { key: text, element: text, observed }),
  tagged("Set", { key: text, columns, row: columns }),
  tagged("Erase", { key: text }),
  tagged("Field", { key: text, field: text, value: text, observed }),
  tagged("Unfield", { key: text, field: text, observed }),
)

const change: fc.Arbitrary<Change> = fc
  .record({ dot, dependencies: vector, stamp, operation })
  .map((made) => ({ ...made, stamp: { ...made.stamp, leader: made.dot.leader } }))

const proof = fc.option(text, { nil: null })
const heads = fc.array(fc.option(stamp, { nil: null }), { maxLength: leaders })
const known = fc.array(vector, { maxLength: leaders })
const object = fc.record({ family: text, key: text, text })

const frame: fc.Arbitrary<Frame> = fc.oneof(
  tagged("Challenge", { version: count, nonce: text }),
  tagged("Introduction", {
    version: count,
    cluster: text,
    fingerprint: text,
    source: leader,
    follower: leader,
    nonce: text,
    proof,
    vector,
    heads,
    known,
  }),
  tagged("Welcome", { proof }),
  tagged("Refused", { reason: text, explanation: text }),
  tagged("Changes", { changes: fc.array(change, { maxLength: 5 }) }),
  tagged("Part", { objects: fc.array(object, { maxLength: 5 }) }),
  tagged("Merged", { vector, heads }),
  tagged("Took", { frames: count }),
  tagged("Known", { known }),
  tagged("Beat", { clock: fc.integer() }),
)

/** A valid frame with some of its characters taken out, put in or changed. */
const mutated = fc
  .record({
    valid: frame.map(encodeFrame),
    edits: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        out: fc.nat({ max: 4 }),
        put: fc.string({ maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  })
  .map(({ valid, edits }) =>
    edits.reduce((now, { at, out, put }) => {
      const index = Math.floor(at * now.length)
      return now.slice(0, index) + put + now.slice(index + out)
    }, valid),
  )

/** A valid frame one of whose values is another. */
const replaced = fc
  .record({ valid: frame, at: fc.nat(), by: fc.jsonValue({ maxDepth: 2 }) })
  .map(({ valid, at, by }) => {
    let left = at % 40
    return JSON.stringify(valid, (_, value: unknown) => (left-- === 0 ? by : value)) ?? ""
  })

describe("a frame on the wire", () => {
  test("is read as it was written", () => {
    fc.assert(
      fc.property(frame, (sent) => {
        expect(Result.getOrThrow(decodeFrame(encodeFrame(sent), leaders))).toEqual(sent)
      }),
    )
  })

  test.each([
    ["characters", mutated],
    ["values", replaced],
  ])("that was changed in its %s is read as some frame, or refused as malformed", (_, texts) => {
    let refused = 0
    fc.assert(
      fc.property(texts, (sent) => {
        const read = decodeFrame(sent, leaders)
        if (Result.isSuccess(read)) return
        refused++
        expect(read.failure).toBeInstanceOf(Refused)
        expect(read.failure.reason).toBe("malformed")
      }),
      { numRuns: 1000 },
    )
    expect(refused).toBeGreaterThan(100)
  })

  test("that speaks of a leader which the cluster does not have is refused", () => {
    const made = {
      dot: { leader: 0, sequence: 1 },
      dependencies: [0],
      stamp: { wall: 1, logical: 0, leader: 0 },
    }
    const add = { _tag: "Add", key: "k", element: "e", observed: [] }
    const changes = [
      { ...made, dot: { leader: 3, sequence: 1 }, stamp: { ...made.stamp, leader: 3 }, operation: add },
      { ...made, stamp: { ...made.stamp, leader: 1 }, operation: add },
      { ...made, dependencies: [0, 0, 0, 0], operation: add },
      { ...made, operation: { ...add, observed: [{ leader: 1e9, sequence: 1 }] } },
      { ...made, operation: { _tag: "Assign", key: "k", value: "v", seen: [0, 0, 0, 0] } },
    ]
    const frames = [
      ...changes.map((one) => ({ _tag: "Changes", changes: [one] })),
      { _tag: "Known", known: [[], [], [], []] },
      { _tag: "Merged", vector: [0, 0, 0, 0], heads: [] },
    ]
    for (const sent of frames)
      expect(decodeFrame(JSON.stringify(sent), leaders), JSON.stringify(sent)).toMatchObject({
        failure: { reason: "malformed" },
      })
  })
})

describe("a message", () => {
  test("becomes frames that hold all of it, in order", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 10 }), fc.nat({ max: 100_000 }), (few, padding) => {
        const changes = few.map((one): Change => ({
          ...one,
          operation: { _tag: "Insert", key: "k", value: "v".repeat(padding) },
        }))
        const frames = framesOf({ _tag: "Changes", changes }).map((sent) =>
          Result.getOrThrow(decodeFrame(sent, leaders)),
        )
        expect(frames.flatMap((one) => (one._tag === "Changes" ? one.changes : []))).toEqual(changes)
      }),
      { numRuns: 30 },
    )
  })

  test("that is a state ends with what the sender had applied", () => {
    const objects = Array.from({ length: 5 }, (_, index) => ({
      family: "row",
      key: `k${index}`,
      text: "t".repeat(100_000),
    }))
    const frames = framesOf({ _tag: "Transfer", objects, vector: [1, 2], heads: [null] }).map((sent) =>
      Result.getOrThrow(decodeFrame(sent, leaders)),
    )
    expect(frames.map(({ _tag }) => _tag)).toEqual(["Part", "Part", "Part", "Merged"])
    expect(frames.flatMap((one) => (one._tag === "Part" ? one.objects : []))).toEqual(objects)
    expect(frames.at(-1)).toEqual({ _tag: "Merged", vector: [1, 2], heads: [null] })
  })
})
