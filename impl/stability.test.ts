import { expect, test } from "vitest"
import { learn, stabilityRules } from "./stability.ts"

const { stability } = stabilityRules

const dot = (leader: number, sequence: number) => ({ leader, sequence })

test("what is known only grows, entry by entry, and says whether something was new", () => {
  const known: Array<Array<number>> = [[2, 1], []]
  expect(learn(known, [[1, 3], [4]])).toBe(true)
  expect(known).toEqual([[2, 3], [4]])
  expect(
    learn(known, [
      [2, 2],
      [4, 0],
    ]),
  ).toBe(false)
  expect(learn(known, [[], [], [0, 0, 5]])).toBe(true)
  expect(known).toEqual([[2, 3], [4], [0, 0, 5]])
})

test("a dot is stable when every member has it durably", () => {
  const isStable = stability(
    [
      [3, 1],
      [2, 1],
    ],
    [0, 1],
    [3, 1],
  )
  expect([dot(0, 2), dot(0, 3), dot(1, 1)].map((one) => isStable?.(one))).toEqual([true, false, true])
})

test("a member of whom nothing is known makes nothing stable, and one who left does not count", () => {
  expect(stability([[1], [1]], [0, 1, 2], [1])?.(dot(0, 1))).toBe(false)
  expect(stability([[1], [1], []], [0, 1], [1])?.(dot(0, 1))).toBe(true)
})

test("nothing is said while a member had seen what has not arrived here", () => {
  expect(
    stability(
      [
        [1, 0],
        [1, 1],
      ],
      [0, 1],
      [1, 0],
    ),
  ).toBe(undefined)
})
