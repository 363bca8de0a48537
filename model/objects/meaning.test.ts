/**
 * The objects two ways: as the reference design applies them, change by change, and as their meaning says
 * from the writes alone. Every leader is held to the second by what its log says that it has seen.
 */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { columnOf } from "../database/schema.ts"
import type { LeaderState } from "../replication/cluster.ts"
import type { Stepped } from "../replication/step.ts"
import { view } from "../replication/view.ts"
import { reference, referenceRing, referenceStar } from "../systems/reference.ts"
import { schedule } from "../testing/arbitraries.ts"
import { healed, played } from "../testing/moves.ts"
import { type Change, concurrent, happensBefore, type Operation } from "../vocabulary/change.ts"
import { compare } from "../vocabulary/stamp.ts"
import { type Family, families, familyOf, type Shown, shownIn, type Write } from "../vocabulary/write.ts"
import * as Meaning from "./meaning.ts"

const seed = 13
const runs = 300

interface Seen {
  readonly write: Write
  readonly change: Change
}

/** What the client had asked for. */
const asked = (operation: Operation): Write => {
  switch (operation.kind) {
    case "insert":
    case "update": {
      const { key, value, changed, statement } = operation
      if (typeof value === "string") return { kind: "put", key, value }
      if (statement !== null) return { kind: "adjust", key, ...statement }
      const column = changed[0] ?? ""
      return { kind: "set", key, column, value: columnOf(value, column) ?? "" }
    }
    case "delete":
      return { kind: operation.table === "row" ? "delete" : "erase", key: operation.key }
    case "truncate":
      return { kind: "truncate", key: operation.key }
    case "assign":
    case "increment":
    case "add":
    case "remove":
      return operation
  }
}

const meaningOf = (family: Family, writes: ReadonlyArray<Seen>): Shown => {
  const visible = { writes, saw: (later: Seen, earlier: Seen) => happensBefore(earlier.change, later.change) }
  switch (family) {
    case "row":
      return Meaning.row(visible, (a, b) => compare(a.change.stamp, b.change.stamp) > 0)
    case "register":
      return Meaning.register(visible)
    case "counter":
      return Meaning.counter(visible)
    case "set":
      return Meaning.set(visible)
    case "record":
      return Meaning.record(visible, (a, b) => compare(a.change.stamp, b.change.stamp) > 0)
  }
}

/** What the leader shows of each object of the family, beside what that must mean. */
const bothWays = ({ log, objects }: LeaderState, family: Family) => {
  const seen = log.map((change): Seen => ({ change, write: asked(change.operation) }))
  return ["k", "l"].map((key) => ({
    shows: shownIn(view(objects), family, key),
    means: meaningOf(
      family,
      seen.filter(({ write }) => write.key === key && familyOf(write) === family),
    ),
  }))
}

const agrees = (leaders: ReadonlyArray<LeaderState>, family: Family) => {
  for (const leader of leaders)
    for (const { shows, means } of bothWays(leader, family)) expect(shows).toEqual(means)
}

describe.each([reference, referenceRing, referenceStar])("$name", (design) => {
  it.each(families)("a %s shows what it means, along any schedule", (family) => {
    const law = fc.property(schedule(3, [family]), (moves) => {
      const { cluster } = played(design, 3, moves)
      agrees(cluster.leaders, family)
      agrees(healed(design, cluster).cluster.leaders, family)
    })
    fc.assert(law, { seed, numRuns: runs })
  })
})

/** What makes the law above hard to keep, in one family: without it the law would hold of anything. */
const witness = (family: Family, { cluster, happened }: Stepped): boolean => {
  const logs = cluster.leaders.map(({ log }) => log)
  switch (family) {
    case "row":
    case "record":
      return happened.some((one) => one.kind === "applied" && one.conflict !== null)
    case "register":
      return cluster.leaders.some(({ objects }) =>
        Object.values(objects.register).some(({ length }) => length > 1),
      )
    case "counter":
      return logs.some((log) => log.some((a) => log.some((b) => a !== b && concurrent(a, b))))
    case "set":
      return logs.some((log) => log.some((add) => log.some((remove) => outlives(add, remove))))
  }
}

const outlives = (add: Change, remove: Change): boolean =>
  add.operation.kind === "add" &&
  remove.operation.kind === "remove" &&
  add.operation.key === remove.operation.key &&
  add.operation.element === remove.operation.element &&
  concurrent(add, remove)

it.each([
  ["row", "a conflict", 100],
  ["record", "a conflict", 100],
  ["register", "concurrent siblings", 100],
  ["counter", "concurrent increments", 100],
  ["set", "an addition beside a remove that did not see it", 20],
] as const)("enough of these schedules of a %s reach %s", (family, _what, quota) => {
  const reached = fc
    .sample(schedule(3, [family]), { seed, numRuns: runs })
    .filter((moves) => witness(family, played(reference, 3, moves)))
  expect(reached.length).toBeGreaterThanOrEqual(quota)
})
