/**
 * The one thing that a leader of the implementation may know less of than the model: deletes that every leader has
 * applied. The model remembers them for ever; the implementation may forget them at a `vacuum`, and not before.
 */
import type { Cluster } from "../../model/replication/cluster.ts"
import type { Dot } from "../../model/vocabulary/dot.ts"
import { covers } from "../../model/vocabulary/version-vector.ts"
import type { Inside } from "./inside.ts"

interface Deleted {
  readonly value: unknown
  readonly dot: Dot
}

const without = <Cell extends Deleted>(
  expected: Readonly<Record<string, Cell>>,
  actual: Readonly<Record<string, Cell>>,
  isKnownEverywhere: (dot: Dot) => boolean,
): Readonly<Record<string, Cell>> => {
  const collected = Object.entries(expected).filter(
    ([key, { value, dot }]) => value === null && !Object.hasOwn(actual, key) && isKnownEverywhere(dot),
  )
  if (collected.length === 0) return expected
  const gone = new Set(collected.map(([key]) => key))
  return Object.fromEntries(Object.entries(expected).filter(([key]) => !gone.has(key)))
}

/** What the model says of a leader, without the tombstones that the leader was free to collect and has. */
export const withoutCollected = (expected: Inside, actual: Inside, { leaders }: Cluster): Inside => {
  const isKnownEverywhere = (dot: Dot) => leaders.every(({ vector }) => covers(vector, dot))
  return {
    ...expected,
    rows: without(expected.rows, actual.rows, isKnownEverywhere),
    records: without(expected.records, actual.records, isKnownEverywhere),
  }
}
