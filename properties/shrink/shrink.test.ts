import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { A, crash, put } from "../../model/testing/moves.ts"
import { seedOf } from "../adversary/random.ts"
import { widest } from "../adversary/scope.ts"
import { uniformSchedule } from "../adversary/uniform.ts"
import { catalogue } from "../catalogue/catalogue.ts"
import { evidenceOf } from "../evidence.ts"
import { modelMutants } from "../mutants/model-mutants.ts"
import { transportMutants } from "../mutants/transport-mutants.ts"
import { play } from "../play.ts"
import type { Property } from "../property.ts"
import { schedules } from "../schedule/arbitrary.ts"
import type { Schedule } from "../schedule/schedule.ts"
import { designSubjects } from "../subjects/registry.ts"
import { faults, type Subject } from "../subjects/subject.ts"
import { moveInWords } from "../words.ts"
import { renamed } from "./lower.ts"
import { counterexampleOf, shrink } from "./shrink.ts"

/** A bug, the property that shows it, the run whose 60 moves broke it, and what shrinking made of them in how many plays. */
interface Pinned {
  readonly subject: string
  readonly property: string
  readonly run: number
  readonly plays: number
  readonly leaders: number
  readonly moves: ReadonlyArray<string>
}

const seed = 5

const pinned: ReadonlyArray<Pinned> = [
  {
    subject: "ties-go-to-the-last-arrival",
    property: "convergence/quiet-cluster-agrees",
    run: 41,
    plays: 51,
    leaders: 2,
    moves: ["A: put x = v1", "B: put x = v2", "A: delete x (same instant)"],
  },
  {
    subject: "insert-ignores-the-tombstone",
    property: "conflict-resolution/winner-depends-only-on-the-writes",
    run: 29,
    plays: 81,
    leaders: 3,
    moves: ["B: put x = v1", "B>C: deliver next", "A: put x = v2", "C: delete x"],
  },
  {
    subject: "changes-are-applied-before-their-causes",
    property: "conflict-resolution/add-wins",
    run: 12,
    plays: 44,
    leaders: 3,
    moves: ["B: add q to x", "B>A: deliver next", "A: remove q from x"],
  },
  {
    subject: "duplicates-are-applied-again",
    property: "convergence/redelivery-changes-nothing",
    run: 6,
    plays: 51,
    leaders: 3,
    moves: ["A: increment x by 1", "A>B: deliver next", "B: increment x by 1", "B>C: deliver next"],
  },
  {
    subject: "acknowledged-before-durable",
    property: "durability/recovered-leader-never-reuses-a-dot",
    run: 2,
    plays: 38,
    leaders: 2,
    moves: ["A: put x = v1", "A: crash", "A: restart", "A: assign x = v2"],
  },
  {
    subject: "acknowledged-before-durable",
    property: "conflict-resolution/concurrent-increments-all-count",
    run: 16,
    plays: 100,
    leaders: 3,
    moves: ["A: increment x by 1", "A>C: deliver next", "A: crash", "A: restart", "A: add r to x", "B: increment x by 1", "C: crash"],
  },
  {
    subject: "one-link-filters-a-leader-out",
    property: "convergence/deleted-stays-deleted",
    run: 3,
    plays: 38,
    leaders: 3,
    moves: ["C: put x = v1", "C>A: deliver next", "A: delete x"],
  },
  {
    subject: "the-first-leader-decides",
    property: "availability/datacenter-outage-stops-no-one-else",
    run: 2,
    plays: 21,
    leaders: 2,
    moves: ["A: crash", "B: delete x"],
  },
  {
    subject: "stamp-is-not-raised-on-receive",
    property: "causality/stamps-grow-with-causality",
    run: 0,
    plays: 30,
    leaders: 2,
    moves: ["B: put x = v1", "B>A: deliver next", "A: put x = v2 (same instant)"],
  },
  {
    subject: "adding-again-adds-nothing",
    property: "conflict-resolution/add-wins",
    run: 42,
    plays: 41,
    leaders: 2,
    moves: ["B: add r to x", "B: remove r from x", "B>A: deliver next", "A: add r to x"],
  },
  {
    subject: "the-counter-stops-at-zero",
    property: "conflict-resolution/concurrent-increments-all-count",
    run: 3,
    plays: 19,
    leaders: 2,
    moves: ["A: increment x by -1"],
  },
  {
    subject: "catch-up-starts-one-too-late",
    property: "convergence/returning-leader-catches-up",
    run: 1,
    plays: 22,
    leaders: 2,
    moves: ["B: crash", "A: assign x = v1"],
  },
  {
    subject: "tungsten",
    property: "convergence/same-changes-same-state",
    run: 0,
    plays: 42,
    leaders: 3,
    moves: ["A: put x = v1", "A>C: deliver next", "C: delete x", "C>B: deliver next"],
  },
  {
    subject: "pgd-older-delete-skipped",
    property: "convergence/quiet-cluster-agrees",
    run: 0,
    plays: 57,
    leaders: 2,
    moves: ["A: put x = v1", "A: delete x", "A>B: deliver next", "B: put x = v2"],
  },
  {
    subject: "goldengate-acdr",
    property: "causality/arbitration-respects-causality",
    run: 5,
    plays: 68,
    leaders: 2,
    moves: ["A: put x = v1", "B: put x = v2 (same instant)", "B>A: deliver next", "A: put x = v3 (same instant)"],
  },
  {
    subject: "goldengate-acdr",
    property: "conflict-resolution/nothing-is-lost-silently",
    run: 18,
    plays: 40,
    leaders: 2,
    moves: ["B: put x = v1", "B: put x = v2", "B>A: deliver next", "A: delete x", "A: vacuum"],
  },
]

const subjects = [...modelMutants, ...transportMutants].map(({ subject }) => subject).concat(designSubjects)

const called = <One>(all: ReadonlyArray<One>, is: (one: One) => boolean): One => {
  const found = all.find(is)
  if (found === undefined) throw new Error("there is no such subject or property")
  return found
}

const breaks = (subject: Subject, property: Property, schedule: Schedule): boolean =>
  property.check(evidenceOf(play(subject, schedule))).violation !== null

describe("a planted bug is shrunk to few moves", () => {
  it.each(pinned.map((one) => [`${one.subject}, ${one.property}`, one] as const))("%s", (_name, one) => {
    const subject = called(subjects, ({ name }) => name === one.subject)
    const property = called(catalogue, ({ id }) => id === one.property)
    const { run, leaders, moves, plays } = one
    const start = uniformSchedule(widest(subject, 3, 60), seedOf(seed, run))
    const { schedule, violation, shrinking, history, found } = counterexampleOf(subject, property, start, { seed, run })
    expect({ leaders: schedule.leaders, moves: schedule.moves.map(moveInWords) }).toEqual({ leaders, moves })
    expect(shrinking).toEqual({ from: 60, to: moves.length, plays, minimal: true })
    expect(found).toEqual({ seed, run })

    expect(property.check(evidenceOf(history)).violation).toEqual(violation)
    expect(history).toEqual(play(subject, schedule))
    for (const index of schedule.moves.keys())
      expect(breaks(subject, property, { ...schedule, moves: schedule.moves.toSpliced(index, 1) })).toBe(false)
  })
})

/** A number that depends on every move of a schedule, but not on how it calls its values and keys. */
const muddle = ({ leaders, moves }: Schedule): number =>
  [...JSON.stringify([leaders, renamed(moves)])].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 1_000_003, 7)

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
const anything = schedules({ ...widest(subject, 3, 30), faults })
const judged = fc.tuple(anything, fc.nat({ max: 1000 })).filter(([schedule, one]) => judge(one).fails(schedule))

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
      new Set(moves.map((move) => (move.kind === "write" && move.write.kind === "put" ? move.write.value : ""))).size > 2
    const { schedule, minimal } = shrink({ leaders: 2, moves: [put(A, "x", "a"), put(A, "x", "a"), put(A, "x", "b")] }, fails)
    expect(minimal).toBe(true)
    for (const index of schedule.moves.keys())
      expect(fails({ ...schedule, moves: schedule.moves.toSpliced(index, 1) })).toBe(false)
  })
})

it("a schedule without moves that fails is left as it is", () => {
  expect(shrink({ leaders: 2, moves: [] }, () => true)).toEqual({ schedule: { leaders: 2, moves: [] }, plays: 0, minimal: true })
})

it("two leaders are the fewest", () => {
  const { schedule } = shrink({ leaders: 5, moves: [crash(A)] }, () => true)
  expect(schedule).toEqual({ leaders: 2, moves: [] })
})

it("a subject that breaks a property only sometimes is said not to be deterministic", () => {
  const mutant = called(modelMutants, ({ id }) => id === "the-counter-stops-at-zero").subject
  let opened = 0
  const fickle: Subject = { ...mutant, name: "fickle", open: (leaders) => (opened++ < 1 ? mutant : subject).open(leaders) }
  const property = called(catalogue, ({ id }) => id === "conflict-resolution/concurrent-increments-all-count")
  const start = { leaders: 2, moves: [{ kind: "write", at: 0, after: 1, write: { kind: "increment", key: "x", by: -1 } } as const] }
  expect(() => counterexampleOf(fickle, property, start, null)).toThrow(
    "fickle is not deterministic: a schedule that broke conflict-resolution/concurrent-increments-all-count passes when it is replayed",
  )
})
