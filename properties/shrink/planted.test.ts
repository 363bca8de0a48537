import { describe, expect, it } from "vitest"
import { seedOf } from "../adversary/random.ts"
import { widest } from "../adversary/scope.ts"
import { uniformSchedule } from "../adversary/uniform.ts"
import { catalogue } from "../catalogue/catalogue.ts"
import { evidenceOf } from "../evidence.ts"
import { modelMutants } from "../mutants/model-mutants.ts"
import { transportMutants } from "../mutants/transport-mutants.ts"
import { play } from "../play.ts"
import type { Property } from "../property.ts"
import type { Schedule } from "../schedule/schedule.ts"
import { designSubjects } from "../subjects/registry.ts"
import type { Subject } from "../subjects/subject.ts"
import { moveInWords } from "../words.ts"
import { counterexampleOf } from "./shrink.ts"

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
    moves: [
      "A: increment x by 1",
      "A>C: deliver next",
      "A: crash",
      "A: restart",
      "A: add r to x",
      "B: increment x by 1",
      "C: crash",
    ],
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
    moves: [
      "A: put x = v1",
      "B: put x = v2 (same instant)",
      "B>A: deliver next",
      "A: put x = v3 (same instant)",
    ],
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
    const { schedule, violation, shrinking, history, found } = counterexampleOf(subject, property, start, {
      seed,
      run,
    })
    expect({ leaders: schedule.leaders, moves: schedule.moves.map(moveInWords) }).toEqual({ leaders, moves })
    expect(shrinking).toEqual({ from: 60, to: moves.length, plays, minimal: true })
    expect(found).toEqual({ seed, run })

    expect(property.check(evidenceOf(history)).violation).toEqual(violation)
    expect(history).toEqual(play(subject, schedule))
    for (const index of schedule.moves.keys())
      expect(breaks(subject, property, { ...schedule, moves: schedule.moves.toSpliced(index, 1) })).toBe(
        false,
      )
  })
})
