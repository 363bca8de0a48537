import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { reference, referenceRing, referenceStar } from "../systems/reference.ts"
import { tungsten } from "../systems/tungsten.ts"
import { schedule } from "../testing/arbitraries.ts"
import {
  A,
  ask,
  B,
  C,
  continued,
  crash,
  D,
  deliver,
  duplicate,
  played,
  put,
  restart,
  rows,
} from "../testing/moves.ts"
import { type Dot, same, show } from "../vocabulary/dot.ts"
import { dominates, empty, including } from "../vocabulary/version-vector.ts"
import type { LeaderState } from "./cluster.ts"
import { causal } from "./delivery.ts"
import type { Design } from "./design.ts"
import type { Happening } from "./happening.ts"
import { receive } from "./receiving.ts"

const wrote = (at: number) => ask(at, { kind: "increment", key: "k", by: 1 })

const names = (happened: ReadonlyArray<Happening>) =>
  happened.map((one) => ("dot" in one ? `${one.kind} ${show(one.dot)}` : one.kind))

/** A1 is the cause of all that B and D write; nothing has reached C. */
const caused = [wrote(A), deliver(A, B), deliver(A, D), wrote(B), wrote(B), wrote(D)]

const atC = (...arrivals: ReadonlyArray<ReturnType<typeof deliver>>) => {
  const before = played(reference, 4, caused)
  return continued(reference, before.cluster, arrivals)
}

describe("a change that arrives before its causes", () => {
  it("waits, and is applied when the last of them is there", () => {
    expect(names(atC(deliver(B, C), deliver(A, C)).happened)).toEqual([
      "buffered B1",
      "applied A1",
      "applied B1",
    ])
  })

  it("is applied in the order of arrival among those that are ready", () => {
    const one = atC(deliver(D, C), deliver(B, C), deliver(A, C)).happened
    expect(names(one).slice(2)).toEqual(["applied A1", "applied D1", "applied B1"])
    const other = atC(deliver(B, C), deliver(D, C), deliver(A, C)).happened
    expect(names(other).slice(2)).toEqual(["applied A1", "applied B1", "applied D1"])
  })

  it("is looked for from the earliest arrival again, after every one that is applied", () => {
    // B2 arrives first and is ready only after B1; then it goes before D1, which was ready all along.
    const { happened } = atC(deliver(B, C, 1), deliver(B, C), deliver(D, C), deliver(A, C))
    expect(names(happened).slice(3)).toEqual(["applied A1", "applied B1", "applied B2", "applied D1"])
  })

  it("counts as coming from the leader that sent it, not from the one that freed it", () => {
    const { happened } = atC(deliver(B, C), deliver(A, C))
    expect(happened.flatMap((one) => (one.kind === "applied" ? [one.from] : []))).toEqual([A, B])
  })

  it("is forgotten in a crash, and comes again by catch-up", () => {
    const { cluster, happened } = atC(deliver(B, C), crash(C), restart(C), deliver(A, C), deliver(B, C))
    expect(names(happened)).toEqual(["buffered B1", "crashed", "restarted", "applied A1", "applied B1"])
    expect(cluster.leaders[C]?.buffer).toEqual([])
  })

  it("stays in the buffer where the rules stop it", () => {
    const strict: Design = { ...tungsten, delivery: causal }
    const { cluster, happened } = played(strict, 3, [
      put(A, "x", "a"),
      deliver(A, B),
      put(B, "k", "b"),
      put(C, "k", "c"),
      deliver(B, C),
      deliver(A, C),
    ])
    expect(names(happened).slice(-3)).toEqual(["buffered B1", "applied A1", "stopped B1"])
    expect(cluster.leaders[C]?.buffer.map(({ changes }) => changes.map(({ dot }) => show(dot)))).toEqual([
      ["B1"],
    ])
    expect(rows(cluster, "k")).toEqual([null, "b", "c"])
  })
})

it("a leader that is down, or not there, takes nothing, and neither does one to which nothing comes", () => {
  const { cluster } = played(reference, 2, [wrote(A), crash(B)])
  const changes = cluster.leaders[A]?.log ?? []
  expect(changes).toHaveLength(1)
  for (const nothing of [
    receive(reference, cluster, A, B, changes),
    receive(reference, cluster, A, C, changes),
    receive(reference, cluster, B, A, []),
  ])
    expect(nothing).toEqual({ cluster, happened: [], blocked: true })
})

describe("a change that arrives again", () => {
  it("is ignored where it was applied", () => {
    const { cluster, happened } = atC(deliver(A, C), duplicate(A, C))
    expect(names(happened)).toEqual(["applied A1", "ignored A1"])
    expect(cluster.leaders[C]?.objects.counter["k"]).toBe(1)
  })

  it("is ignored where it waits", () => {
    const { cluster, happened } = atC(deliver(B, C), duplicate(B, C))
    expect(names(happened)).toEqual(["buffered B1", "ignored B1"])
    expect(cluster.leaders[C]?.buffer).toHaveLength(1)
  })
})

const distinct = (dots: ReadonlyArray<Dot>) => new Set(dots.map(show)).size === dots.length

const sound = ({ log, vector, buffer }: LeaderState) => {
  let seen = empty(vector.length)
  for (const { dot, dependencies } of log) {
    expect(dominates(seen, dependencies), `${show(dot)} was applied before one of its causes`).toBe(true)
    seen = including(seen, dot)
  }
  expect(vector).toEqual(seen)
  for (const change of buffer.flatMap(({ changes }) => changes)) {
    expect(causal.judge(change, vector), `${show(change.dot)} waits for nothing`).toBe("later")
    expect(log.some(({ dot }) => same(dot, change.dot))).toBe(false)
  }
  expect(
    distinct(log.map(({ dot }) => dot)) &&
      distinct(buffer.flatMap(({ changes }) => changes.map(({ dot }) => dot))),
  ).toBe(true)
}

it.each([reference, referenceRing, referenceStar])(
  "$name: every log is in causal order, each change once, and nothing waits that is ready",
  (design) => {
    const law = fc.property(schedule(4, ["counter"]), (moves) => {
      played(design, 4, moves).cluster.leaders.forEach(sound)
    })
    fc.assert(law, { seed: 51, numRuns: 300 })
  },
)
