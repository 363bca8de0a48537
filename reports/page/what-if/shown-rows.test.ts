import { expect, it } from "vitest"
import { shownRows } from "./shown-rows.ts"

it("shows all of a short list, and a long one by the hundred", () => {
  expect(shownRows(100, 0)).toMatchObject({ pages: 1, from: 0, to: 100 })
  expect(shownRows(250, 1)).toMatchObject({ pages: 3, from: 100, to: 200 })
  expect(shownRows(250, 2)).toMatchObject({ from: 200, to: 250 })
})

it("shows the last page where there is no such page any more, and an empty list", () => {
  expect(shownRows(150, 9)).toMatchObject({ page: 1, from: 100, to: 150 })
  expect(shownRows(0, 3)).toMatchObject({ page: 0, from: 0, to: 0 })
})

it("knows the page of every row", () => {
  expect([0, 99, 100, 249].map(shownRows(250, 0).pageOf)).toEqual([0, 0, 1, 2])
})
