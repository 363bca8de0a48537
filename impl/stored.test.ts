import fc from "fast-check"
import { describe, expect, test } from "vitest"
import * as Objects from "./objects.ts"
import { all, encode, restore } from "./stored.ts"
import { after, executions, rules } from "./testing/executions.ts"
import { dominates } from "./version-vector.ts"
import { families, familyOf } from "./write.ts"

const everything = () => true

describe("a stored object", () => {
  test("is restored as it was, whatever was written to it, its resolved value too", () => {
    fc.assert(
      fc.property(executions, (changes) => {
        const { objects } = after(...changes)
        const restored = Objects.none()
        for (const { family, key, text } of all(objects, everything))
          expect(restore(restored, family, key, text, rules)).toBe(true)
        expect(restored).toEqual(objects)
      }),
    )
  })

  test("takes the place of what was there", () => {
    const at = (sequence: number, element: string) =>
      after({
        dot: { leader: 1, sequence },
        dependencies: [0, sequence - 1],
        stamp: { wall: sequence, logical: 0, leader: 1 },
        operation: { _tag: "Add", key: "k", element, observed: [] },
      }).objects
    const [before, stored] = [at(1, "a"), at(2, "b")]
    expect(restore(before, "set", "k", encode(stored, "set", "k") ?? "", rules)).toBe(true)
    expect(before).toEqual(stored)
  })

  test("is among those a follower is sent exactly when a change touched it that the follower lacks", () => {
    fc.assert(
      fc.property(executions, fc.tuple(fc.nat(5), fc.nat(5), fc.nat(5)), (changes, vector) => {
        const { objects } = after(...changes)
        const lacking = changes.filter(({ dot }) => dot.sequence > (vector[dot.leader] ?? 0))
        const expected = new Set(lacking.map(({ operation }) => `${familyOf(operation)} ${operation.key}`))
        const sent = all(objects, (touched) => !dominates(vector, touched))
        expect(new Set(sent.map(({ family, key }) => `${family} ${key}`))).toEqual(expected)
      }),
    )
  })

  test("can be a counter that has grown beyond the numbers that are exact", () => {
    const by = Number.MAX_SAFE_INTEGER
    const increments = [1, 2, 3].map((sequence) => ({
      dot: { leader: 0, sequence },
      dependencies: [sequence - 1],
      stamp: { wall: sequence, logical: 0, leader: 0 },
      operation: { _tag: "Increment" as const, key: "k", by },
    }))
    const { objects } = after(...increments)
    const restored = Objects.none()
    expect(restore(restored, "counter", "k", encode(objects, "counter", "k") ?? "", rules)).toBe(true)
    expect(Objects.read(restored, "counter", "k")).toBe(by + by + by)
  })

  test("is nothing where nothing is held", () => {
    expect(families.map((family) => encode(Objects.none(), family, "k"))).toEqual(families.map(() => null))
  })

  const dot = `"dot":{"leader":0,"sequence":1}`
  test.each([
    ["row", "not JSON", "{"],
    ["row", "a state of another family", `{"state":[],"touched":[1]}`],
    ["row", "a row without a stamp", `{"state":{"_tag":"Row","value":"v",${dot}},"touched":[1]}`],
    ["register", "no record of what touched it", `{"state":[{"value":"v",${dot}}]}`],
    [
      "register",
      "a dot from before the first",
      `{"state":[{"value":"v","dot":{"leader":0,"sequence":0}}],"touched":[]}`,
    ],
    ["counter", "half an increment", `{"state":[0.5],"touched":[1]}`],
    ["set", "a negative count", `{"state":[],"touched":[-1]}`],
    ["record", "no version", `{"state":{"columns":{},"erased":null},"touched":[1]}`],
    ["map", "a value without its field", `{"state":[{"value":"v",${dot}}],"touched":[1]}`],
    ["toString", "no family", `{"state":[],"touched":[]}`],
  ])("of family %s whose text is %s is refused, and nothing changes", (family, _why, text) => {
    const objects = Objects.none()
    expect(restore(objects, family, "k", text, rules)).toBe(false)
    expect(objects).toEqual(Objects.none())
  })
})
