/**
 * How good shrinking is, measured against the true minimum: every schedule of the scope is tried up to the shortest that
 * fails. Where not all schedules come down to it, the others end at another story of the same bug, from which no one
 * step leads on: of `changes-are-applied-before-their-causes`, two end at a cause and its effect that take two ways through
 * three leaders (four moves, without a fault) rather than overtake one another on one link (three).
 */
import { expect, it } from "vitest"
import { seedOf } from "../adversary/random.ts"
import { type Scope, widest } from "../adversary/scope.ts"
import { uniformSchedule } from "../adversary/uniform.ts"
import { catalogue } from "../catalogue/catalogue.ts"
import { evidenceOf } from "../evidence.ts"
import { loadMutants } from "../mutants/mutants.ts"
import { play } from "../play.ts"
import { shortestFailing } from "./shortest.ts"
import { counterexampleOf } from "./shrink.ts"

const mutants = await loadMutants()

/** How many failing schedules of 60 moves of each bug are shrunk. */
const wanted = 20

/** A bug and the property that shows it in a scope, the fewest moves that do, and how many of the schedules come down to them. */
type Case = readonly [
  bug: string,
  property: string,
  scope: Pick<Scope, "leaders" | "families" | "faults">,
  fewest: number,
  reached: number,
]

const cases: ReadonlyArray<Case> = [
  [
    "ties-go-to-the-last-arrival",
    "convergence/quiet-cluster-agrees",
    { leaders: 3, families: ["row"], faults: ["ties", "crash", "partition"] },
    2,
    20,
  ],
  [
    "ties-keep-the-local-row",
    "convergence/quiet-cluster-agrees",
    { leaders: 3, families: ["row"], faults: ["skew"] },
    3,
    20,
  ],
  [
    "insert-ignores-the-tombstone",
    "convergence/quiet-cluster-agrees",
    { leaders: 3, families: ["row"], faults: ["loss", "duplication"] },
    3,
    20,
  ],
  [
    "remote-deletes-are-passed-over",
    "convergence/deleted-stays-deleted",
    { leaders: 3, families: ["row"], faults: ["crash", "skew"] },
    2,
    20,
  ],
  [
    "a-conflict-stops-the-stream",
    "convergence/streams-keep-flowing",
    { leaders: 3, families: ["row"], faults: ["reordering", "ties"] },
    2,
    20,
  ],
  [
    "conflicts-are-found-by-origin",
    "conflict-resolution/conflict-iff-concurrent",
    { leaders: 3, families: ["row"], faults: ["loss", "partition"] },
    3,
    20,
  ],
  [
    "the-higher-leader-wins",
    "conflict-resolution/last-writer-wins",
    { leaders: 3, families: ["row"], faults: ["skew", "ties"] },
    2,
    20,
  ],
  [
    "stamp-is-not-raised-on-receive",
    "causality/stamps-grow-with-causality",
    { leaders: 2, families: ["register"], faults: ["ties", "loss"] },
    3,
    20,
  ],
  [
    "changes-are-applied-before-their-causes",
    "causality/effect-never-precedes-its-cause",
    { leaders: 3, families: ["register"], faults: ["reordering"] },
    3,
    18,
  ],
  [
    "duplicates-are-applied-again",
    "convergence/redelivery-changes-nothing",
    { leaders: 2, families: ["register"], faults: ["duplication"] },
    3,
    20,
  ],
  [
    "acknowledged-before-durable",
    "durability/recovered-leader-never-reuses-a-dot",
    { leaders: 2, families: ["row"], faults: ["crash"] },
    4,
    20,
  ],
  [
    "assignments-replace-all-siblings",
    "conflict-resolution/siblings-are-the-concurrent-maxima",
    { leaders: 3, families: ["register"], faults: ["loss", "crash"] },
    2,
    20,
  ],
  [
    "adding-again-adds-nothing",
    "conflict-resolution/add-wins",
    { leaders: 2, families: ["set"], faults: [] },
    4,
    20,
  ],
]

it.each(cases)(
  "%s, %s: %j takes %i moves, and %i of 20 schedules are shrunk to that",
  (bug, id, part, fewest, reached) => {
    const mutant = mutants.find((one) => one.id === bug)
    const property = catalogue.find((one) => one.id === id)
    if (mutant === undefined || property === undefined) throw new Error("there is no such bug or property")
    const { subject } = mutant
    const scope = { ...widest(subject, part.leaders, 60), ...part }
    expect(shortestFailing(subject, property, scope, fewest)?.length).toBe(fewest)

    const sizes: Array<number> = []
    for (let run = 0; sizes.length < wanted; run++) {
      const start = uniformSchedule(scope, seedOf(5, run))
      if (property.check(evidenceOf(play(subject, start))).violation === null) continue
      sizes.push(counterexampleOf(subject, property, start, null).schedule.moves.length)
    }
    expect(Math.min(...sizes)).toBe(fewest)
    expect(sizes.filter((size) => size === fewest).length).toBe(reached)
  },
)
