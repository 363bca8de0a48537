import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Change, type Operation, showDot } from "./change.ts"
import { collect } from "./collecting.ts"
import { join } from "./merging.ts"
import * as Objects from "./objects.ts"
import { causalOrder, choices, executions, after, rules, someOf, vectorOf } from "./testing/executions.ts"
import { covers, dominates, raise, type VersionVector } from "./version-vector.ts"
import { families } from "./write.ts"

interface Side {
  readonly objects: Objects.Objects
  readonly vector: VersionVector
}

const sideOf = (changes: ReadonlyArray<Change>, choose: () => number): Side => ({
  objects: after(...causalOrder(changes, choose)).objects,
  vector: vectorOf(changes),
})

/** A copy of one side with the other joined to it. */
const joined = (local: Side, remote: Side): Side & { readonly merged: ReturnType<typeof join> } => {
  const { held, touched, resolved, impurities } = local.objects
  const objects: Objects.Objects = {
    held: copied(held),
    touched: copied(touched),
    resolved: new Map(resolved),
    impurities: { ...impurities },
  }
  const merged = join(objects, remote.objects, { local: local.vector, remote: remote.vector }, rules)
  const vector = [...local.vector]
  raise(vector, remote.vector)
  return { objects, vector, merged }
}

const copied = <A extends Readonly<Record<keyof A, ReadonlyMap<string, unknown>>>>(maps: A): A =>
  structuredClone(maps)

const data = ({ objects, vector }: Side) => ({ objects, vector })

const someSides = (size: number) =>
  fc.tuple(executions, choices).map(([changes, choose]) => ({
    changes,
    choose,
    parts: Array.from({ length: size }, () => someOf(changes, choose)),
  }))

const bothOf = (changes: ReadonlyArray<Change>, ...parts: ReadonlyArray<ReadonlyArray<Change>>) =>
  changes.filter((change) => parts.some((part) => part.includes(change)))

describe("the join of what two leaders hold", () => {
  test("is what a leader holds that performed the changes of both", () => {
    fc.assert(
      fc.property(someSides(2), ({ changes, choose, parts: [one = [], other = []] }) => {
        const both = sideOf(bothOf(changes, one, other), choose)
        expect(data(joined(sideOf(one, choose), sideOf(other, choose)))).toEqual(data(both))
      }),
      { numRuns: 600 },
    )
  })

  test("is the same from either side, and joined again changes nothing", () => {
    fc.assert(
      fc.property(someSides(2), ({ choose, parts: [one = [], other = []] }) => {
        const [a, b] = [sideOf(one, choose), sideOf(other, choose)]
        const ab = joined(a, b)
        expect(data(joined(b, a))).toEqual(data(ab))
        expect(data(joined(ab, b))).toEqual(data(ab))
        expect(data(joined(a, a))).toEqual(data(a))
      }),
    )
  })

  test("does not depend on which of three are joined first", () => {
    fc.assert(
      fc.property(someSides(3), ({ choose, parts: [one = [], two = [], three = []] }) => {
        const [a, b, c] = [sideOf(one, choose), sideOf(two, choose), sideOf(three, choose)]
        expect(data(joined(joined(a, b), c))).toEqual(data(joined(a, joined(b, c))))
      }),
    )
  })

  test("needs no more than the objects that a change touched which the other side lacks", () => {
    fc.assert(
      fc.property(someSides(2), ({ choose, parts: [one = [], other = []] }) => {
        const [a, b] = [sideOf(one, choose), sideOf(other, choose)]
        const part = sideOf(other, choose)
        for (const family of families)
          for (const [key, touched] of part.objects.touched[family])
            if (dominates(a.vector, touched)) {
              part.objects.held[family].delete(key)
              part.objects.touched[family].delete(key)
            }
        expect(data(joined(a, part))).toEqual(data(joined(a, b)))
      }),
    )
  })

  test("reports conflicts only between concurrent writes, each unknown to the other side, and says the later is kept", () => {
    let found = 0
    fc.assert(
      fc.property(someSides(2), ({ changes, choose, parts: [one = [], other = []] }) => {
        const [a, b] = [sideOf(one, choose), sideOf(other, choose)]
        const byDot = new Map(changes.map((change) => [showDot(change.dot), change]))
        for (const { local, remote, kept } of joined(a, b).merged.conflicts) {
          const [here, there] = [byDot.get(showDot(local)), byDot.get(showDot(remote))]
          found++
          expect(covers(b.vector, local) || covers(a.vector, remote)).toBe(false)
          expect(here && covers(here.dependencies, remote)).toBe(false)
          expect(there && covers(there.dependencies, local)).toBe(false)
          const isLocalLater =
            (here?.stamp.wall ?? 0) - (there?.stamp.wall ?? 0) || local.leader - remote.leader
          expect(kept).toBe(isLocalLater > 0 ? "local" : "remote")
        }
      }),
      { seed: 13, numRuns: 400 },
    )
    expect(found).toBeGreaterThan(10)
  })

  test.each([
    ["takes a column that was set before it", 2, null, "remote"],
    ["leaves a column that was set after it", 4, { b: "2" }, "local"],
  ] as const)("with an erasure %s, neither side knowing of the other's", (_what, wall, shows, kept) => {
    const key = "columns/k"
    const change = (leader: number, sequence: number, at: number, operation: Operation): Change => ({
      dot: { leader, sequence },
      dependencies: sequence === 1 && leader === 0 ? [0, 0] : [1, 0],
      stamp: { wall: at, logical: 0, leader },
      operation,
    })
    const first = change(0, 1, 1, { _tag: "Set", key, columns: { a: "1" }, row: { a: "1" } })
    const set = change(0, 2, wall, { _tag: "Set", key, columns: { b: "2" }, row: { a: "1", b: "2" } })
    const erasure = change(1, 1, 3, { _tag: "Erase", key })
    const { objects, merged } = joined(
      { objects: after(first, set).objects, vector: [2, 0] },
      { objects: after(first, erasure).objects, vector: [1, 1] },
    )
    expect(Objects.read(objects, "record", key)).toEqual(shows)
    expect(merged.conflicts).toEqual([
      { name: "concurrent_writes", family: "record", key, local: set.dot, remote: erasure.dot, kept },
    ])
  })

  test("does not bring back a delete that one side has forgotten", () => {
    const deleted = (): Side => ({
      objects: after(
        {
          dot: { leader: 0, sequence: 1 },
          dependencies: [0],
          stamp: { wall: 1, logical: 0, leader: 0 },
          operation: { _tag: "Insert", key: "k", value: "v" },
        },
        {
          dot: { leader: 0, sequence: 2 },
          dependencies: [1],
          stamp: { wall: 2, logical: 0, leader: 0 },
          operation: { _tag: "Delete", key: "k" },
        },
      ).objects,
      vector: [2],
    })
    const [forgetful, other] = [deleted(), deleted()]
    expect(collect(forgetful.objects, () => true)).toEqual([{ family: "row", key: "k" }])
    expect(joined(forgetful, other).objects).toEqual(Objects.none())
  })
})
