import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Move } from "../../model/replication/move.ts"
import { A, ask, B, C, crash, put } from "../../model/testing/moves.ts"
import { familyOf } from "../../model/vocabulary/write.ts"
import { drawnFaults, widest } from "../adversary/scope.ts"
import { concurrentIncrementsAllCount } from "../catalogue/conflict-resolution/concurrent-increments-all-count.ts"
import { loadMutants } from "../mutants/mutants.ts"
import { schedules } from "../schedule/arbitrary.ts"
import type { Schedule } from "../schedule/schedule.ts"
import { designSubjects } from "../subjects/designs.ts"
import type { Subject } from "../subjects/subject.ts"
import { renamed } from "./lower.ts"
import { faultsOf } from "./faults.ts"
import type { Failing } from "./pass.ts"
import { counterexampleOf, shrink as shrinkBy } from "./shrink.ts"
import { compareSizes } from "./size.ts"
import { isTelling, repeatsIn } from "./values.ts"

/** Shrinks by whether a schedule fails alone, with no part of it known. */
const shrink = (start: Schedule, fails: (schedule: Schedule) => boolean, budget?: number) =>
  shrinkBy(start, (schedule): Failing | null => (fails(schedule) ? { parts: () => [] } : null), budget)

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

/** The moves with values that differ within each object alone, so that another object has the same. */
const numberedApart = (moves: ReadonlyArray<Move>): ReadonlyArray<Move> => {
  const written = new Map<string, number>()
  return moves.map((move) => {
    if (move.kind !== "write" || !isTelling(move.write)) return move
    const object = `${familyOf(move.write)} ${move.write.key}`
    const ordinal = 1 + (written.get(object) ?? 0)
    written.set(object, ordinal)
    return { ...move, write: { ...move.write, value: `v${ordinal}` } }
  })
}

describe("whatever it is that fails, what is left of it", () => {
  it("fails, is no larger, and passes when any one move is removed", () => {
    const law = fc.property(judged, ([start, one]) => {
      const { fails } = judge(one)
      const { schedule, minimal, certificate } = shrink(start, fails)
      expect(fails(schedule)).toBe(true)
      expect(minimal).toBe(true)
      expect(certificate?.moves).toBe(schedule.moves.length)
      expect(compareSizes(schedule, start)).toBeLessThanOrEqual(0)
      expect(schedule.moves.length).toBeLessThanOrEqual(start.moves.length)
      expect(schedule.leaders).toBeLessThanOrEqual(start.leaders)
      expect(schedule.leaders).toBeGreaterThanOrEqual(2)
      for (const index of schedule.moves.keys())
        expect(fails({ ...schedule, moves: schedule.moves.toSpliced(index, 1) })).toBe(false)
    })
    fc.assert(law, { seed: 1, numRuns: 200 })
  })

  it("has no fault of a kind that there was none of", () => {
    const law = fc.property(judged, ([start, one]) => {
      const before = faultsOf(start.moves)
      for (const fault of faultsOf(shrink(start, judge(one).fails).schedule.moves))
        expect(before.has(fault)).toBe(true)
    })
    fc.assert(law, { seed: 6, numRuns: 100 })
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

  it("was reached by passes of which each began where the one before it ended", () => {
    const law = fc.property(judged, ([start, one]) => {
      const { schedule, passes, plays } = shrink(start, judge(one).fails)
      let { length } = start.moves
      for (const { from, to } of passes) {
        expect(from).toBe(length)
        expect(to).toBeLessThan(from)
        length = to
      }
      expect(length).toBe(schedule.moves.length)
      expect(passes.reduce((sum, pass) => sum + pass.plays, 0)).toBeLessThanOrEqual(plays)
    })
    fc.assert(law, { seed: 4, numRuns: 100 })
  })

  it("was played once, and no schedule but the last ones, to certify it, was played twice", () => {
    const law = fc.property(judged, ([start, one]) => {
      const { fails } = judge(one)
      const played: Array<string> = []
      const { certificate } = shrink(start, (schedule) => {
        played.push(JSON.stringify(schedule))
        return fails(schedule)
      })
      const before = played.slice(0, played.length - (certificate?.plays ?? 0))
      expect(new Set(before).size).toBe(before.length)
    })
    fc.assert(law, { seed: 5, numRuns: 100 })
  })

  it("keeps to its budget, fails all the same, and is called minimal only where that was certified", () => {
    const law = fc.property(judged, fc.nat({ max: 200 }), ([start, one], budget) => {
      const counted = judge(one)
      const { schedule, plays, minimal, certificate } = shrink(start, counted.fails, budget)
      expect(counted.plays()).toBe(plays)
      expect(plays).toBeLessThanOrEqual(budget)
      expect(minimal).toBe(certificate !== null)
      const { fails } = judge(one)
      expect(fails(schedule)).toBe(true)
      if (!minimal) return
      for (const index of schedule.moves.keys())
        expect(fails({ ...schedule, moves: schedule.moves.toSpliced(index, 1) })).toBe(false)
    })
    fc.assert(law, { seed: 3, numRuns: 200 })
  })

  it("is certified also where the passes could have taken the whole budget", () => {
    const six = ["u", "v", "w", "x", "y", "z"].map((key, index) => put(A, key, `v${index + 1}`))
    const fails = ({ moves }: Schedule): boolean => moves.length >= six.length
    const start = { leaders: 3, moves: [...six, ...six] }
    expect(shrink(start, fails).plays).toBeGreaterThan(200)
    expect(shrink(start, fails, 200)).toMatchObject({ minimal: true, certificate: { moves: six.length } })
  })

  it("was reached without making two writes alike that a read told apart", () => {
    const law = fc.property(anything, fc.nat({ max: 1000 }), ({ leaders, moves }, one) => {
      const start = { leaders, moves: numberedApart(moves) }
      const played: Array<number> = []
      shrink(start, (schedule) => {
        played.push(repeatsIn(schedule.moves))
        // Some moves must stay, so that there is something to make simpler.
        return played.length === 1 || (schedule.moves.length > 5 && judge(one).fails(schedule))
      })
      expect(Math.max(...played)).toBe(played[0])
    })
    fc.assert(law, { seed: 7, numRuns: 200 })
  })

  it("was tried with the names that it has in the end, also where values were the same", () => {
    // With equal values any one is needed; with values of their own, one of the four can go.
    const fails = ({ moves }: Schedule): boolean =>
      moves.length === 4 ||
      new Set(
        moves.map((move) => (move.kind === "write" && move.write.kind === "put" ? move.write.value : "")),
      ).size > 2
    const { schedule, minimal } = shrink(
      {
        leaders: 2,
        moves: [put(A, "x", "a"), put(A, "x", "a"), put(A, "x", "b"), put(A, "x", "b")],
      },
      fails,
    )
    expect(schedule.moves.length).toBe(3)
    expect(minimal).toBe(true)
    for (const index of schedule.moves.keys())
      expect(fails({ ...schedule, moves: schedule.moves.toSpliced(index, 1) })).toBe(false)
  })
})

it("a schedule without moves that fails is left as it is", () => {
  expect(shrink({ leaders: 2, moves: [] }, () => true)).toEqual({
    schedule: { leaders: 2, moves: [] },
    plays: 1,
    minimal: true,
    passes: [],
    certificate: { plays: 0, moves: 0, leaders: 0, objects: 0 },
  })
})

it("a schedule that passes is not made any smaller, and not called minimal", () => {
  const start = { leaders: 3, moves: [crash(A)] }
  expect(shrink(start, () => false)).toMatchObject({ schedule: start, plays: 1, minimal: false })
})

it("two leaders are the fewest", () => {
  const { schedule } = shrink({ leaders: 5, moves: [crash(A)] }, () => true)
  expect(schedule).toEqual({ leaders: 2, moves: [] })
})

it("those that stay failed are healed where the failure does not need them to, and no others fail instead", () => {
  const start = { leaders: 3, core: [A, B], moves: [put(A, "x", "v1"), put(C, "x", "v2")] }
  const ofThree = ({ leaders, moves }: Schedule): boolean => leaders === 3 && moves.length > 1
  expect(shrink(start, ofThree).schedule).not.toHaveProperty("core")
  const cores = new Set<string>()
  const ofFailed = (schedule: Schedule): boolean => {
    cores.add(String(schedule.core))
    return schedule.core !== undefined && ofThree(schedule)
  }
  expect(shrink(start, ofFailed).schedule.core).toEqual([A, B])
  expect([...cores]).toEqual([String([A, B]), "undefined"])
})

it("a subject that breaks a property only sometimes is said not to be deterministic", async () => {
  const mutants = await loadMutants()
  const mutant = mutants.find(({ id }) => id === "the-counter-stops-at-zero")?.subject ?? subject
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
