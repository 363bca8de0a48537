import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { A, ask, crash, put } from "../../model/testing/moves.ts"
import { drawnFaults, widest } from "../adversary/scope.ts"
import { concurrentIncrementsAllCount } from "../catalogue/conflict-resolution/concurrent-increments-all-count.ts"
import { modelMutants } from "../mutants/model-mutants.ts"
import { schedules } from "../schedule/arbitrary.ts"
import type { Schedule } from "../schedule/schedule.ts"
import { designSubjects } from "../subjects/registry.ts"
import type { Subject } from "../subjects/subject.ts"
import { renamed } from "./lower.ts"
import { counterexampleOf, shrink } from "./shrink.ts"

/** A number that depends on every move of a schedule, but not on how it calls its values and keys. */
const muddle = ({ leaders, moves }: Schedule): number =>
  [...JSON.stringify([leaders, renamed(moves)])].reduce(
    (hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 1_000_003,
    7,
  )

/** Judges without any rhyme or reason, and counts how often it is asked. */
const judge = (one: number) => {
  let plays = 0
  return {
    fails: (schedule: Schedule): boolean => {
      plays++
      return (muddle(schedule) + one) % 3 === 0
    },
    plays: () => plays,
  }
}

const [subject] = designSubjects
if (subject === undefined) throw new Error("there is no design")
const anything = schedules({ ...widest(subject, 3, 30), faults: drawnFaults })
const judged = fc
  .tuple(anything, fc.nat({ max: 1000 }))
  .filter(([schedule, one]) => judge(one).fails(schedule))

describe("whatever it is that fails, what is left of it", () => {
  it("fails, is no larger, and passes when any one move is removed", () => {
    const law = fc.property(judged, ([start, one]) => {
      const { fails } = judge(one)
      const { schedule, minimal } = shrink(start, fails)
      expect(fails(schedule)).toBe(true)
      expect(minimal).toBe(true)
      expect(schedule.moves.length).toBeLessThanOrEqual(start.moves.length)
      expect(schedule.leaders).toBeLessThanOrEqual(start.leaders)
      expect(schedule.leaders).toBeGreaterThanOrEqual(2)
      for (const index of schedule.moves.keys())
        expect(fails({ ...schedule, moves: schedule.moves.toSpliced(index, 1) })).toBe(false)
    })
    fc.assert(law, { seed: 1, numRuns: 200 })
  })

  it("is the same every time, and took as many plays as it says", () => {
    const law = fc.property(judged, ([start, one]) => {
      const counted = judge(one)
      const shrunk = shrink(start, counted.fails)
      expect(shrunk.plays).toBe(counted.plays())
      expect(shrink(start, judge(one).fails)).toEqual(shrunk)
    })
    fc.assert(law, { seed: 2, numRuns: 50 })
  })

  it("is not called minimal when the budget ran out, fails all the same, and the budget was kept", () => {
    const law = fc.property(judged, fc.nat({ max: 200 }), ([start, one], budget) => {
      const counted = judge(one)
      const { schedule, plays, minimal } = shrink(start, counted.fails, budget)
      expect(counted.plays()).toBe(plays)
      expect(plays).toBeLessThanOrEqual(budget)
      expect(minimal).toBe(plays < budget)
      expect(judge(one).fails(schedule)).toBe(true)
      if (minimal) expect(schedule).toEqual(shrink(start, judge(one).fails).schedule)
    })
    fc.assert(law, { seed: 3, numRuns: 200 })
  })

  it("was tried with the names that it has in the end, also where values were the same", () => {
    // It fails when two writes put different values, so what removes one must not be tried with equal ones.
    const fails = ({ moves }: Schedule): boolean =>
      new Set(
        moves.map((move) => (move.kind === "write" && move.write.kind === "put" ? move.write.value : "")),
      ).size > 2
    const { schedule, minimal } = shrink(
      { leaders: 2, moves: [put(A, "x", "a"), put(A, "x", "a"), put(A, "x", "b")] },
      fails,
    )
    expect(minimal).toBe(true)
    for (const index of schedule.moves.keys())
      expect(fails({ ...schedule, moves: schedule.moves.toSpliced(index, 1) })).toBe(false)
  })
})

it("a schedule without moves that fails is left as it is", () => {
  expect(shrink({ leaders: 2, moves: [] }, () => true)).toEqual({
    schedule: { leaders: 2, moves: [] },
    plays: 0,
    minimal: true,
  })
})

it("two leaders are the fewest", () => {
  const { schedule } = shrink({ leaders: 5, moves: [crash(A)] }, () => true)
  expect(schedule).toEqual({ leaders: 2, moves: [] })
})

it("a subject that breaks a property only sometimes is said not to be deterministic", () => {
  const mutant = modelMutants.find(({ id }) => id === "the-counter-stops-at-zero")?.subject ?? subject
  let opened = 0
  const fickle: Subject = {
    ...mutant,
    name: "fickle",
    open: (leaders) => (opened++ < 1 ? mutant : subject).open(leaders),
  }
  const start = { leaders: 2, moves: [ask(A, { kind: "increment", key: "x", by: -1 })] }
  expect(() => counterexampleOf(fickle, concurrentIncrementsAllCount, start, null)).toThrow(
    "fickle is not deterministic: a schedule that broke conflict-resolution/concurrent-increments-all-count passes when it is replayed",
  )
})
