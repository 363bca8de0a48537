import { expect, it } from "vitest"
import * as Dot from "./dot.ts"

const dot = (leader: number, sequence: number): Dot.Dot => ({ leader, sequence })

it("a dot is shown as its leader's letter and its number", () => {
  expect(Dot.show(dot(1, 12))).toBe("B12")
})

it("dots are the same only when both parts are", () => {
  expect(Dot.same(dot(0, 1), dot(0, 1))).toBe(true)
  expect(Dot.same(dot(0, 1), dot(0, 2))).toBe(false)
  expect(Dot.same(dot(0, 1), dot(1, 1))).toBe(false)
})

it("dots are listed by leader, then by sequence as a number", () => {
  const listed = [dot(1, 1), dot(0, 10), dot(0, 2)].toSorted(Dot.order)
  expect(listed.map(Dot.show)).toEqual(["A2", "A10", "B1"])
})

it("an item comes into its place by its dot, and the list that it joins stays as it was", () => {
  const list = [{ dot: dot(0, 2) }, { dot: dot(1, 1) }]
  const shown = (items: ReadonlyArray<{ readonly dot: Dot.Dot }>) => items.map((item) => Dot.show(item.dot))
  expect([dot(0, 1), dot(0, 10), dot(2, 1)].map((next) => shown(Dot.inPlace(list, { dot: next })))).toEqual([
    ["A1", "A2", "B1"],
    ["A2", "A10", "B1"],
    ["A2", "B1", "C1"],
  ])
  expect(shown(list)).toEqual(["A2", "B1"])
  expect(shown(Dot.inPlace([], { dot: dot(1, 1) }))).toEqual(["B1"])
})
