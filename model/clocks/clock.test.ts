import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { compareTime, type Stamp } from "../vocabulary/stamp.ts"
import { beginning, type ClockRule, later, type Time } from "./clock.ts"
import { hybridClock } from "./hybrid.ts"
import { lamportClock } from "./lamport.ts"
import { wallClock } from "./wall.ts"

const leaders = 3

/**
 * A leader writes while its wall clock reads `wall`, or reads an earlier write: the `back`-th before the
 * latest.
 */
type Event =
  | { readonly kind: "writes"; readonly at: number; readonly wall: number }
  | { readonly kind: "reads"; readonly at: number; readonly back: number }

interface Written {
  readonly time: Time
  readonly wall: number
  /** The writes that its leader had made or read, and what those had seen. */
  readonly causes: ReadonlySet<number>
}

/**
 * All writes of a message pattern, with their times under the rule and their causes, which no clock decides.
 */
const writesOf = (rule: ClockRule, events: ReadonlyArray<Event>): ReadonlyArray<Written> => {
  const latest = Array.from({ length: leaders }, () => beginning)
  const known = Array.from({ length: leaders }, () => new Set<number>())
  const writes: Array<Written> = []
  for (const event of events) {
    const now = latest[event.at] ?? beginning
    const seen = known[event.at] ?? new Set()
    if (event.kind === "writes") {
      const time = rule.tick(now, event.wall)
      latest[event.at] = time
      writes.push({ time, wall: event.wall, causes: new Set(seen) })
      seen.add(writes.length - 1)
    } else {
      const index = writes.length - 1 - event.back
      const read = writes[index]
      if (read === undefined) continue
      latest[event.at] = rule.raise(now, read.time)
      for (const cause of [index, ...read.causes]) seen.add(cause)
    }
  }
  return writes
}

const at = fc.nat(leaders - 1)
const pattern: fc.Arbitrary<ReadonlyArray<Event>> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("writes" as const), at, wall: fc.integer({ min: -3, max: 9 }) }),
    fc.record({ kind: fc.constant("reads" as const), at, back: fc.nat(3) }),
  ),
  { maxLength: 30, size: "max" },
)

const stampOf = (time: Time, leader = 0): Stamp => ({ ...time, leader })

const respectsCausality = (rule: ClockRule) =>
  fc.property(pattern, (events) => {
    const writes = writesOf(rule, events)
    return writes.every(({ time, causes }) =>
      [...causes].every((cause) => compareTime(stampOf(writes[cause]?.time ?? time), stampOf(time)) < 0),
    )
  })

it("each clock has its name", () => {
  expect([hybridClock, lamportClock, wallClock].map(({ name }) => name)).toEqual([
    "hybrid",
    "lamport",
    "wall",
  ])
})

describe.each([hybridClock, lamportClock])("$name", (rule) => {
  it("gives an effect a later time than its causes, along any message pattern and on any wall clocks", () => {
    fc.assert(respectsCausality(rule), { seed: 4, numRuns: 1000 })
  })
})

describe("hybrid", () => {
  it("is never behind the wall clock that it read", () => {
    const law = fc.property(pattern, (events) =>
      writesOf(hybridClock, events).every((one) => one.time.wall >= one.wall),
    )
    fc.assert(law, { seed: 5, numRuns: 1000 })
  })

  it("counts its first write at wall time 0 as one after the beginning", () => {
    expect(hybridClock.tick(beginning, 0)).toEqual({ wall: 0, logical: 1 })
  })

  it("is the wall clock as long as that moves forward", () => {
    expect(hybridClock.tick({ wall: 3, logical: 7 }, 4)).toEqual({ wall: 4, logical: 0 })
  })

  it("counts on where the wall clock stands still or steps back", () => {
    expect(hybridClock.tick({ wall: 3, logical: 7 }, 3)).toEqual({ wall: 3, logical: 8 })
    expect(hybridClock.tick({ wall: 3, logical: 7 }, -9)).toEqual({ wall: 3, logical: 8 })
  })
})

describe("lamport", () => {
  it("does not read the wall clock", () => {
    expect(lamportClock.tick({ wall: 3, logical: 0 }, 100)).toEqual({ wall: 4, logical: 0 })
  })
})

describe("wall", () => {
  it("is what the wall clock reads, whatever the leader has made or seen", () => {
    expect(wallClock.tick({ wall: 9, logical: 9 }, 2)).toEqual({ wall: 2, logical: 0 })
    expect(wallClock.raise({ wall: 1, logical: 0 }, { wall: 9, logical: 0 })).toEqual({ wall: 1, logical: 0 })
  })

  it("stamps an effect before its cause where the clock of its leader lags", () => {
    const [cause, effect] = writesOf(wallClock, [
      { kind: "writes", at: 0, wall: 10 },
      { kind: "reads", at: 1, back: 0 },
      { kind: "writes", at: 1, wall: 2 },
    ])
    expect(effect?.causes).toEqual(new Set([0]))
    expect([cause?.time.wall, effect?.time.wall]).toEqual([10, 2])
  })

  it("breaks causality already on one leader, by standing still: the search finds two writes", () => {
    // A mutation run turns shrinking off elsewhere; here the smallest pattern is the claim.
    const found = fc.check(respectsCausality(wallClock), { seed: 6, numRuns: 1000, endOnFailure: false })
    expect(found.counterexample?.[0]).toEqual([
      { kind: "writes", at: 1, wall: 0 },
      { kind: "writes", at: 1, wall: 0 },
    ])
  })
})

describe("later", () => {
  const time = fc.record({ wall: fc.nat(2), logical: fc.nat(2) })

  it("is one of the two, not before either, whatever their order", () => {
    const law = fc.property(time, time, (a, b) => {
      const last = later(a, b)
      expect([a, b]).toContainEqual(last)
      expect(last).toEqual(later(b, a))
      for (const one of [a, b]) expect(compareTime(stampOf(last), stampOf(one))).toBeGreaterThanOrEqual(0)
    })
    fc.assert(law, { seed: 7, numRuns: 500 })
  })

  it("keeps the time of a stamp and drops its leader, so that equal times are equal values", () => {
    const tie: Time = { wall: 1, logical: 1 }
    expect(later(stampOf(tie, 1), stampOf(tie, 2))).toStrictEqual(tie)
    expect(later(beginning, stampOf(tie, 2))).toStrictEqual(tie)
  })
})
