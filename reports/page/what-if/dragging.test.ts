import { expect, it } from "vitest"
import { gapAt, placeIn } from "./dragging.ts"

const rows = [
  { top: 0, bottom: 40 },
  { top: 40, bottom: 100 },
  { top: 100, bottom: 140 },
]

it("drops above a row in its upper half, and below it in its lower half", () => {
  expect([-5, 10, 30, 60, 80, 110, 130, 900].map((y) => gapAt(y, rows))).toEqual([0, 0, 1, 1, 2, 2, 3, 3])
})

it("leaves a row where it is in the gaps above and below it", () => {
  expect([0, 1, 2, 3].map((gap) => placeIn(gap, 1))).toEqual([0, 1, 1, 2])
})
