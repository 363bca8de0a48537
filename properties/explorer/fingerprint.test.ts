import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { reference } from "../../model/systems/reference.ts"
import { breadthFirst } from "./breadth-first.ts"
import { fingerprint } from "./fingerprint.ts"
import { type Explored, replicationMachine } from "./replication.ts"

/** Plain data of what a fingerprint is for, with the words that states are made of, so that parts are often alike. */
const data = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(null, true, false),
    fc.integer({ min: -2, max: 2 }),
    fc.constantFrom("", "x", "y", "row", "kind"),
    tie("list"),
    tie("object"),
  ),
  list: fc.array(tie("value"), { maxLength: 3 }),
  object: fc.dictionary(fc.constantFrom("x", "y", "row", "kind"), tie("value"), {
    maxKeys: 3,
    noNullPrototype: true,
  }),
})).value

/** The same data with the keys of all its objects in the opposite order. */
const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, held]) => [key, turned(held)]),
  )
}

/** A text that is the same exactly for equal data. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, held: unknown) =>
    typeof held === "object" && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  )

describe("a fingerprint", () => {
  it("is the same for equal data, however its objects were put together", () => {
    const law = fc.property(data, (value) => {
      expect(fingerprint(turned(value))).toBe(fingerprint(value))
      expect(fingerprint(JSON.parse(JSON.stringify(value)))).toBe(fingerprint(value))
    })
    fc.assert(law, { seed: 1, numRuns: 1000 })
  })

  it("differs where the data differs", () => {
    const known = new Map<number, string>()
    for (const value of fc.sample(data, { seed: 2, numRuns: 20_000 })) {
      const text = canonical(value)
      expect(known.get(fingerprint(value)) ?? text).toBe(text)
      known.set(fingerprint(value), text)
    }
    expect(known.size).toBeGreaterThan(3000)
  })

  it("is pinned, since it must be the same in every process", () => {
    expect([null, true, 0, -1, "x", [], {}, { kind: "row", at: [1, 2] }].map(fingerprint)).toEqual([
      27262976, 39845888, 7285517085054716, 539725764043324, 3958688172889084, 77594624, 85983232,
      5366345229767946,
    ])
  })

  it.each<readonly [unknown, unknown]>([
    [0, 2 ** 32],
    [1, 2 ** 33 + 1],
    [1.5, 1],
    [2 ** 40, "1099511627776"],
    [0, "0"],
    [null, "null"],
    [true, 1],
    [[], {}],
    [[[]], []],
    [
      ["x", "y"],
      ["y", "x"],
    ],
    [
      ["x", ["y"]],
      [["x"], "y"],
    ],
    [{ x: "y" }, { y: "x" }],
    [{ x: "x" }, { y: "y" }],
    [
      { x: 1, y: 2 },
      { x: 2, y: 1 },
    ],
  ])("tells %j from %j", (one, other) => {
    expect(fingerprint(one)).not.toBe(fingerprint(other))
  })

  it("mixes a name with a value that is the same text", () => {
    const halves = ["x", "y", "z"]
      .map((text) => fingerprint({ [text]: text }))
      .map((print) => [Math.floor(print / 2 ** 21), print % 2 ** 21])
    expect(new Set(halves.map(([high]) => high)).size).toBe(3)
    expect(new Set(halves.map(([, low]) => low)).size).toBe(3)
  })

  it("has both of its halves differ over the states of a scope", () => {
    const scope = {
      leaders: 2,
      writes: 3,
      keys: 1,
      families: ["row"] as const,
      features: [],
      faults: ["crash"] as const,
      faultMoves: 1,
    }
    const prints: Array<number> = []
    const states = new Set<string>()
    const machine = replicationMachine(reference, scope)
    const search = breadthFirst(machine, 1e6, (_found, state: Explored) => {
      prints.push(machine.fingerprint(state))
      states.add(canonical(state))
      return true
    })
    while (search.next().done !== true);
    expect(states.size).toBe(prints.length)
    // Of 11,000 numbers of 32 bits about 0.01 are the same by chance; of 21 bits, about 30.
    expect(new Set(prints.map((print) => Math.floor(print / 2 ** 21))).size).toBeGreaterThan(
      prints.length - 3,
    )
    expect(new Set(prints.map((print) => print % 2 ** 21)).size).toBeGreaterThan(prints.length - 100)
  })
})
