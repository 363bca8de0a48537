import { expect, it } from "vitest"
import { leaderName, leadersOf, mostLeaders } from "./leader.ts"

it("leaders are shown as letters from A to Z", () => {
  expect(leadersOf(3).map(leaderName)).toEqual(["A", "B", "C"])
  expect(leaderName(mostLeaders - 1)).toBe("Z")
})

it("a cluster has as many leaders as its size, numbered from 0", () => {
  expect(leadersOf(0)).toEqual([])
  expect(leadersOf(4)).toEqual([0, 1, 2, 3])
})
