/**
 * Every strict partial order that contains a given relation, each exactly once: 4,231 over five unrelated events,
 * 130,023 over six. For tiny histories.
 *
 * Pair by pair, in a fixed order: the two events are apart, or one is before the other, which by transitivity decides
 * later pairs too, and may not undo that earlier ones are apart.
 */
import { irreflexive, type Relation, relates, relation, transitiveClosure, union } from "./relation.ts"

type Pair = readonly [a: number, b: number]

const related = (order: Relation, [a, b]: Pair): boolean => relates(order, a, b) || relates(order, b, a)

function* deciding(
  order: Relation,
  apart: ReadonlyArray<Pair>,
  pairs: ReadonlyArray<Pair>,
): Generator<Relation> {
  const [pair, ...later] = pairs
  if (pair === undefined) {
    yield order
    return
  }
  if (related(order, pair)) {
    yield* deciding(order, apart, later)
    return
  }
  yield* deciding(order, [...apart, pair], later)
  for (const [before, after] of [pair, pair.toReversed()]) {
    const edge = relation(order.length, (a, b) => a === before && b === after)
    const grown = transitiveClosure(union(order, edge))
    if (!apart.some((one) => related(grown, one))) yield* deciding(grown, apart, later)
  }
}

/** The smaller ones first, roughly. None when the relation has a cycle. */
export function* partialOrders(containing: Relation): Generator<Relation> {
  const least = transitiveClosure(containing)
  const pairs = least.flatMap((row, a) =>
    row.flatMap((_cell, b): ReadonlyArray<Pair> => (a < b ? [[a, b]] : [])),
  )
  if (irreflexive(least)) yield* deciding(least, [], pairs)
}
