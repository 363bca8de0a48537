import { expect, it } from "vitest"
import { partialOrders } from "./partial-orders.ts"
import {
  acyclic,
  between,
  compose,
  inOrder,
  isStrictTotalOrder,
  linearExtensions,
  type Relation,
  relates,
  relation,
  subset,
  transitiveClosure,
  union,
} from "./relation.ts"

const edges = (size: number, ...pairs: ReadonlyArray<readonly [number, number]>): Relation =>
  relation(size, (a, b) => pairs.some(([from, to]) => from === a && to === b))

const chain = edges(3, [0, 1], [1, 2])
const none = (size: number) => edges(size)

it("composes a step with a step", () => {
  expect(compose(chain, chain)).toEqual(edges(3, [0, 2]))
  expect(compose(edges(3, [0, 1]), edges(3, [0, 1]))).toEqual(none(3))
})

it("closes over paths of any length", () => {
  expect(transitiveClosure(chain)).toEqual(edges(3, [0, 1], [1, 2], [0, 2]))
  expect(relates(transitiveClosure(edges(4, [3, 2], [2, 1], [1, 0])), 3, 0)).toBe(true)
})

it("sees a cycle of one, two and three events", () => {
  expect(acyclic(chain)).toBe(true)
  expect(acyclic(edges(3, [1, 1]))).toBe(false)
  expect(acyclic(edges(3, [0, 1], [1, 0]))).toBe(false)
  expect(acyclic(union(chain, edges(3, [2, 0])))).toBe(false)
})

it("restricts to pairs from one set to another", () => {
  expect(
    between(
      chain,
      (a) => a === 0,
      (b) => b === 1,
    ),
  ).toEqual(edges(3, [0, 1]))
  expect(subset(edges(3, [0, 1]), chain)).toBe(true)
  expect(subset(chain, edges(3, [0, 1]))).toBe(false)
})

it("tells a total order from a partial one", () => {
  expect(isStrictTotalOrder(inOrder([2, 0, 1]))).toBe(true)
  expect(isStrictTotalOrder(chain)).toBe(false)
  expect(isStrictTotalOrder(edges(3, [0, 1], [0, 2]))).toBe(false)
})

it("lists the orders that extend a relation", () => {
  expect([...linearExtensions(edges(3, [0, 1]), [0, 1, 2])]).toEqual([
    [0, 1, 2],
    [0, 2, 1],
    [2, 0, 1],
  ])
  expect([...linearExtensions(none(4), [0, 1, 2, 3])]).toHaveLength(24)
  expect([...linearExtensions(edges(2, [0, 1], [1, 0]), [0, 1])]).toEqual([])
  expect([...linearExtensions(none(0), [])]).toEqual([[]])
})

// https://oeis.org/A001035: labelled partial orders.
it.each([
  [0, 1],
  [1, 1],
  [2, 3],
  [3, 19],
  [4, 219],
  [5, 4231],
])("there are, over %i events, %i partial orders, each listed once", (size, count) => {
  const orders = [...partialOrders(none(size))]
  expect(orders).toHaveLength(count)
  expect(new Set(orders.map(String)).size).toBe(count)
  expect(orders.every((order) => acyclic(order) && subset(compose(order, order), order))).toBe(true)
})

it("the partial orders over a relation contain it, and a cycle has none", () => {
  expect([...partialOrders(chain)]).toEqual([transitiveClosure(chain)])
  expect([...partialOrders(edges(3, [0, 1]))]).toHaveLength(
    [...partialOrders(none(3))].filter((order) => relates(order, 0, 1)).length,
  )
  expect([...partialOrders(edges(2, [0, 1], [1, 0]))]).toEqual([])
})
