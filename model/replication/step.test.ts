import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { designs } from "../systems/designs.ts"
import { pgd } from "../systems/pgd.ts"
import { reference } from "../systems/reference.ts"
import { schedule } from "../testing/arbitraries.ts"
import {
  A,
  ask,
  B,
  clock,
  continued,
  crash,
  cut,
  del,
  deliver,
  duplicate,
  join,
  leave,
  lose,
  mend,
  played,
  put,
  reconnect,
  restart,
  vacuum,
  viewAt,
} from "../testing/moves.ts"
import { type Cluster, start } from "./cluster.ts"
import { step } from "./step.ts"

const frozen = <Value>(value: Value): Value => {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(frozen)
  }
  return value
}

describe.each(designs)("$name", (design) => {
  const moves = schedule(3, design.families)

  it("changes nothing that it was given: every cluster and move can be frozen to the bottom", () => {
    const law = fc.property(moves, (list) => {
      const end = list.reduce(
        (cluster, move) => frozen(step(design, cluster, frozen(move)).cluster),
        start(design, 3),
      )
      expect(end).toEqual(played(design, 3, list).cluster)
    })
    fc.assert(law, { seed: 40, numRuns: 50 })
  })

  it("gives the same answer to the same question, also from a cluster that was saved as JSON", () => {
    const law = fc.property(moves, moves, (before, after) => {
      const { cluster } = played(design, 3, before)
      const saved: Cluster = JSON.parse(JSON.stringify(cluster))
      expect(saved).toStrictEqual(cluster)
      expect(continued(design, saved, after)).toStrictEqual(continued(design, cluster, after))
    })
    fc.assert(law, { seed: 41, numRuns: 50 })
  })
})

describe("step is total", () => {
  it("a move that names a leader or a link that is not there does nothing", () => {
    const cluster = start(reference, 2)
    for (const nobody of [-1, 2, 0.5])
      for (const move of [
        put(nobody, "k", "a"),
        ...[crash, restart, vacuum, leave, join].map((kind) => kind(nobody)),
        clock(nobody, 1),
        ...[deliver, duplicate, lose, cut, mend, reconnect].flatMap((kind) => [
          kind(A, nobody),
          kind(nobody, A),
        ]),
      ])
        expect(step(reference, cluster, move)).toEqual({ cluster, happened: [] })
  })

  it("a key may be any text, also the name of what every object inherits", () => {
    for (const key of ["", "constructor", "__proto__", "toString"]) {
      const { cluster } = played(reference, 2, [
        put(A, key, "a"),
        ask(A, { kind: "assign", key, value: "a" }),
        ask(A, { kind: "increment", key, by: 2 }),
        ask(A, { kind: "add", key, element: "e" }),
        ...[1, 2, 3, 4].map(() => deliver(A, B)),
      ])
      // Compared as text, since `expect` itself asks objects for their constructor.
      const own = (value: unknown) => Object.fromEntries([[key, value]])
      const shown = { row: own("a"), register: own(["a"]), counter: own(2), set: own(["e"]), record: {} }
      expect(JSON.stringify(viewAt(cluster, B))).toBe(JSON.stringify(shown))
    }
  })
})

describe("a move that is not enabled gives the very same cluster back", () => {
  it.each([
    ["a delivery where nothing is in flight", deliver(A, B)],
    ["a duplicate where nothing has passed", duplicate(A, B)],
    ["a restart of a leader that is up", restart(A)],
    ["a jump of a clock by nothing", clock(A, 0)],
  ])("%s", (_what, move) => {
    const cluster = start(reference, 2)
    expect(step(reference, cluster, move).cluster).toBe(cluster)
    expect(step(reference, cluster, move).happened).toEqual([])
  })
})

it("a vacuum takes the tombstones of its leader, leaves the rows, and says so once", () => {
  const before = [put(A, "k", "a"), put(A, "l", "b"), del(A, "k")]
  const { cluster, happened } = played(pgd, 2, [...before, vacuum(A), vacuum(A)])
  expect(happened.slice(before.length)).toEqual([{ kind: "vacuumed", at: A }])
  expect(viewAt(cluster, A)?.row).toEqual({ l: "b" })
})

describe("a clock", () => {
  it("that jumps shows in the stamps of its leader's next writes, and in no other's", () => {
    const { happened } = played(reference, 2, [clock(B, 10), put(A, "k", "a"), put(B, "l", "b")])
    const walls = happened.flatMap((one) => (one.kind === "wrote" ? [one.stamp?.wall] : []))
    expect(walls).toEqual([1, 12])
  })

  it("jumps by the sum of its jumps, also while its leader is down, and each is told", () => {
    const { cluster, happened } = played(reference, 2, [clock(A, 7), crash(A), clock(A, -9), restart(A)])
    expect(cluster.leaders[A]?.offset).toBe(-2)
    expect(happened.filter(({ kind }) => kind !== "crashed" && kind !== "restarted")).toEqual([
      { kind: "clock", at: A, by: 7 },
      { kind: "clock", at: A, by: -9 },
    ])
  })
})
