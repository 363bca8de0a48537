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
