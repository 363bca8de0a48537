import { describe, expect, it } from "vitest"
import { seedOf } from "../adversary/random.ts"
import { widest } from "../adversary/scope.ts"
import { uniformSchedule } from "../adversary/uniform.ts"
import { catalogue } from "../catalogue/catalogue.ts"
import { evidenceOf } from "../evidence.ts"
import { loadMutants } from "../mutants/mutants.ts"
import { play } from "../play.ts"
import type { Property } from "../property.ts"
import type { Schedule } from "../schedule/schedule.ts"
import { designSubjects } from "../subjects/designs.ts"
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
    run: 16,
    plays: 43,
    leaders: 2,
    moves: ["A: set x.a = v1", "B: set x.a = v2 (same instant)"],
  },
  {
    subject: "insert-ignores-the-tombstone",
    property: "conflict-resolution/winner-depends-only-on-the-writes",
    run: 132,
    plays: 91,
    leaders: 2,
    moves: ["A: put x = v1", "B: put x = v2", "A: delete x"],
  },
  {
    subject: "changes-are-applied-before-their-causes",
    property: "conflict-resolution/add-wins",
    run: 6,
    plays: 230,
    leaders: 3,
    moves: ["B: add p to x", "B>A: deliver next", "A: remove p from x"],
  },
  {
    subject: "duplicates-are-applied-again",
    property: "convergence/redelivery-changes-nothing",
    run: 10,
    plays: 258,
    leaders: 3,
    moves: ["A: assign x = v1", "A>B: deliver next", "B: assign x = v2", "B>C: deliver next"],
  },
  {
    subject: "acknowledged-before-durable",
    property: "durability/recovered-leader-never-reuses-a-dot",
    run: 2,
    plays: 181,
    leaders: 2,
    moves: ["A: set x.a = v1", "A: crash", "A: restart", "A: set x.a = v2"],
  },
  {
    subject: "acknowledged-before-durable",
    property: "conflict-resolution/concurrent-increments-all-count",
    run: 636,
    plays: 1331,
    leaders: 2,
    moves: [
      "A: increment x by 1",
      "A>B: deliver next",
      "A: crash",
      "A: restart",
      "A: increment x by 1",
      "B: crash",
    ],
  },
  {
    subject: "one-link-filters-a-leader-out",
    property: "convergence/deleted-stays-deleted",
    run: 28,
    plays: 140,
    leaders: 3,
    moves: ["B: put x = v1", "B>A: deliver next", "A: delete x"],
  },
  {
    subject: "the-first-leader-decides",
    property: "availability/datacenter-outage-stops-no-one-else",
    run: 1,
    plays: 33,
    leaders: 2,
    moves: ["A: crash", "B: set x.a = v1"],
  },
  {
    subject: "stamp-is-not-raised-on-receive",
    property: "causality/stamps-grow-with-causality",
    run: 12,
    plays: 62,
    leaders: 2,
    moves: ["B: assign x = v1", "B>A: deliver next", "A: assign x = v2 (same instant)"],
  },
  {
    subject: "adding-again-adds-nothing",
    property: "conflict-resolution/add-wins",
    run: 6,
    plays: 423,
    leaders: 2,
    moves: ["A: add p to x", "B: add p to x", "A>B: deliver next", "B: remove p from x"],
  },
  {
    subject: "the-counter-stops-at-zero",
    property: "conflict-resolution/concurrent-increments-all-count",
    run: 12,
    plays: 18,
    leaders: 2,
    moves: ["A: increment x by -1"],
  },
  {
    subject: "catch-up-starts-one-too-late",
    property: "convergence/returning-leader-catches-up",
    run: 1,
    plays: 25,
    leaders: 2,
    moves: ["A: crash", "B: set x.a = v1"],
  },
  {
    subject: "followers-accept-writes",
    property: "database-features/references-stay-valid",
    run: 51,
    plays: 849,
    leaders: 2,
    moves: ["A: set x.a = v1", "A: erase x", "B: set x.a = v2", "B: set y.parent = x"],
  },
  {
    subject: "followers-accept-writes",
    property: "database-features/columns-merge-apart",
    run: 2,
    plays: 161,
    leaders: 2,
    moves: ["A: set x.a = v1", "A: set x.b = v2", "A>B: deliver next", "B: set x.a = v3"],
  },
  {
    subject: "statements-are-executed-anew",
    property: "database-features/statement-computes-the-same-everywhere",
    run: 20,
    plays: 275,
    leaders: 2,
    moves: [
      "A: set x.amount = 10",
      "B: set x.amount = 10",
      "B: set x.amount = amount + 1",
      "A: set x.amount = amount + 1",
    ],
  },
  {
    subject: "a-truncation-stays-at-home",
    property: "database-features/truncated-stays-away",
    run: 1,
    plays: 94,
    leaders: 2,
    moves: [
      "A: insert a = v1 under a generated key",
      "A: insert a = v2 under a generated key",
      "A: truncate",
    ],
  },
  {
    subject: "tungsten",
    property: "convergence/same-changes-same-state",
    run: 0,
    plays: 174,
    leaders: 2,
    moves: ["A: put x = v1", "A: put x = v2", "A>B: deliver next", "B: put x = v3"],
  },
  {
    subject: "pgd-older-delete-skipped",
    property: "convergence/quiet-cluster-agrees",
    run: 1,
    plays: 124,
    leaders: 2,
    moves: ["A: set x.a = v1", "A: truncate", "B: set x.a = v2"],
  },
  {
    subject: "goldengate-acdr",
    property: "causality/arbitration-respects-causality",
    run: 4,
    plays: 433,
    leaders: 3,
    moves: ["B: put x = v1", "B>A: deliver next", "A: clock back 2 ticks", "A: put x = v2"],
  },
  {
    subject: "goldengate-acdr",
    property: "conflict-resolution/nothing-is-lost-silently",
    run: 83,
    plays: 413,
    leaders: 2,
    moves: ["A: put x = v1", "B: put x = v2", "B: delete x", "B: vacuum"],
  },
]

const mutants = await loadMutants()
const subjects = [...mutants.map(({ subject }) => subject), ...designSubjects]

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
    expect(shrinking).toMatchObject({ from: 60, to: moves.length, plays, minimal: true })
    expect(shrinking.certificate?.moves).toBe(moves.length)
    expect(shrinking.passes?.at(-1)?.to).toBe(moves.length)
    expect(found).toEqual({ seed, run })

    expect(property.check(evidenceOf(history)).violation).toEqual(violation)
    expect(history).toEqual(play(subject, schedule))
    for (const index of schedule.moves.keys())
      expect(breaks(subject, property, { ...schedule, moves: schedule.moves.toSpliced(index, 1) })).toBe(
        false,
      )
  })
})
