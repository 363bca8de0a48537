/**
 * For the tests of this folder, and no part of the specification: what they draw at random.
 *
 * A schedule is a flat list of moves that name what they do. A move that is not enabled does nothing, so
 * every part of a list is again a schedule, and a failing one shrinks well.
 */
import fc from "fast-check"
import { columnNames } from "../database/schema.ts"
import type { Move } from "../replication/move.ts"
import { allToAll, type Link } from "../topology.ts"
import { everyKey, type Family, families, generatedKey, type Write } from "../vocabulary/write.ts"

/** A record as a literal would make it: with the usual prototype. */
const record = <Shape>(shape: { [Key in keyof Shape]: fc.Arbitrary<Shape[Key]> }): fc.Arbitrary<Shape> =>
  fc.record(shape, { noNullPrototype: true })

const key = fc.constantFrom("k", "l")
const text = fc.constantFrom("a", "b", "c")

const writesTo: Readonly<Record<Family, fc.Arbitrary<Write>>> = {
  row: fc.oneof(
    { weight: 3, arbitrary: record({ kind: fc.constant("put" as const), key, value: text }) },
    { weight: 1, arbitrary: record({ kind: fc.constant("delete" as const), key }) },
  ),
  register: record({ kind: fc.constant("assign" as const), key, value: text }),
  counter: record({ kind: fc.constant("increment" as const), key, by: fc.integer({ min: -3, max: 3 }) }),
  set: fc.oneof(
    { weight: 3, arbitrary: record({ kind: fc.constant("add" as const), key, element: text }) },
    { weight: 2, arbitrary: record({ kind: fc.constant("remove" as const), key, element: text }) },
  ),
  record: fc.oneof(
    {
      weight: 5,
      arbitrary: record({
        kind: fc.constant("set" as const),
        key,
        column: fc.constantFrom(...columnNames),
        value: fc.constantFrom("1", "2", "k"),
      }),
    },
    { weight: 1, arbitrary: record({ kind: fc.constant("erase" as const), key }) },
    {
      weight: 1,
      arbitrary: record({
        kind: fc.constant("adjust" as const),
        key,
        times: fc.constantFrom(1, 2),
        plus: fc.integer({ min: -3, max: 3 }),
      }),
    },
    {
      weight: 1,
      arbitrary: record({
        kind: fc.constant("generate" as const),
        key: fc.constant(generatedKey),
        value: text,
      }),
    },
    {
      weight: 2,
      arbitrary: record({
        kind: fc.constant("set-both" as const),
        key: fc.constant("k"),
        other: fc.constant("l"),
        value: text,
      }),
    },
    {
      weight: 1,
      arbitrary: record({ kind: fc.constant("truncate" as const), key: fc.constant(everyKey) }),
    },
  ),
}

/**
 * Writes to some families of objects, at any of `size` leaders; some in the same instant as what came before.
 */
export const write = (size: number, only: ReadonlyArray<Family> = families): fc.Arbitrary<Move> =>
  record({
    kind: fc.constant("write" as const),
    at: fc.nat(size - 1),
    after: fc.nat(2),
    write: fc.oneof(...only.map((family) => writesTo[family])),
  })

/**
 * What is true of a move beside its link, over any two different leaders; the topology may not have that
 * link.
 */
const over = <Rest>(size: number, rest: fc.Arbitrary<Rest>): fc.Arbitrary<Rest & Link> => {
  const links = allToAll.links(size)
  return fc.tuple(rest, fc.constantFrom(...links)).map(([move, { from, to }]) => ({ ...move, from, to }))
}

/** Deliveries, mostly in the order of sending. */
const delivery = (size: number): fc.Arbitrary<Move> => {
  const ahead = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(2) })
  return over(size, record({ kind: fc.constant("deliver" as const), ahead }))
}

/** Everything else that can happen: loss, duplicates, partitions, crashes, jumping clocks, vacuums. */
const fault = (size: number): fc.Arbitrary<Move> => {
  const at = fc.nat(size - 1)
  return fc.oneof(
    over(size, record({ kind: fc.constant("duplicate" as const), back: fc.nat(2) })),
    over(size, record({ kind: fc.constantFrom("lose" as const, "cut", "mend", "reconnect") })),
    record({ kind: fc.constantFrom("crash" as const, "restart", "vacuum"), at }),
    record({ kind: fc.constant("clock" as const), at, by: fc.integer({ min: -5, max: 5 }) }),
  )
}

/** Leaders that leave and come back. */
const membership = (size: number): fc.Arbitrary<Move> =>
  record({ kind: fc.constantFrom("leave" as const, "join"), at: fc.nat(size - 1) })

/** Schedules of writes, deliveries and faults; with leaders that leave and join where that is asked for. */
export const schedule = (
  size: number,
  only: ReadonlyArray<Family> = families,
  maxLength = 60,
  leaving = false,
): fc.Arbitrary<ReadonlyArray<Move>> =>
  fc.array(
    fc.oneof(
      { weight: 4, arbitrary: write(size, only) },
      { weight: 6, arbitrary: delivery(size) },
      { weight: 3, arbitrary: fault(size) },
      ...(leaving ? [{ weight: 1, arbitrary: membership(size) }] : []),
    ),
    { maxLength, size: "max" },
  )

/** Schedules without faults: writes, and deliveries in the order of sending. */
export const calm = (size: number, writes: fc.Arbitrary<Move>): fc.Arbitrary<ReadonlyArray<Move>> => {
  const next = over(size, fc.constant({ kind: "deliver" as const, ahead: 0 }))
  return fc.array(fc.oneof({ weight: 2, arbitrary: writes }, { weight: 3, arbitrary: next }), {
    maxLength: 60,
    size: "max",
  })
}
