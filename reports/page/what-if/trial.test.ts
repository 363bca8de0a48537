import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Move } from "../../../model/replication/move.ts"
import { widest } from "../../../properties/adversary/scope.ts"
import { schedules } from "../../../properties/schedule/arbitrary.ts"
import type { Edit } from "../engine/editing.ts"
import { type Rules, subjectOf } from "../engine/playing.ts"
import { lengthened, tried, trialOf } from "./trial.ts"

const rules: Rules = { kind: "design", name: "reference" }
const crash: Move = { kind: "crash", at: 2 }

const someEdits = (length: number): fc.Arbitrary<ReadonlyArray<Edit>> => {
  const place = fc.nat({ max: length + 2 })
  return fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant("shift" as const), from: place, to: place }),
      fc.record({ kind: fc.constant("remove" as const), at: place }),
      fc.record({ kind: fc.constant("repeat" as const), at: place }),
      fc.record({ kind: fc.constant("insert" as const), at: place, move: fc.constant(crash) }),
      fc.record({ kind: fc.constant("change" as const), at: place, move: fc.constant(crash) }),
      fc.record({ kind: fc.constant("leaders" as const), leaders: fc.integer({ min: 2, max: 4 }) }),
    ),
    { maxLength: 12 },
  )
}

describe("the rows of a trial", () => {
  it("are as many as its moves, each with a number of its own, whatever is edited", () => {
    const drawn = schedules(widest(subjectOf(rules), 3, 12))
    const law = fc.property(
      drawn.chain((one) => fc.tuple(fc.constant(one), someEdits(one.moves.length))),
      ([schedule, edits]) => {
        const trial = edits.reduce(tried, trialOf(rules, schedule))
        expect(trial.rows).toHaveLength(trial.schedule.moves.length)
        expect(new Set(trial.rows).size).toBe(trial.rows.length)
        for (const row of trial.rows) expect(row).toBeLessThan(trial.fresh)
      },
    )
    fc.assert(law, { seed: 12, numRuns: 150 })
  })

  it("go with their moves", () => {
    const clock = (by: number): Move => ({ kind: "clock", at: 0, by })
    const begun = trialOf(rules, { leaders: 2, moves: [clock(0), clock(1), clock(2), clock(3)] })
    const law = fc.property(
      fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 })), { maxLength: 6 }),
      (shifts) => {
        const trial = shifts.reduce((one, [from, to]) => tried(one, { kind: "shift", from, to }), begun)
        expect(trial.rows).toEqual(trial.schedule.moves.map((move) => ("by" in move ? move.by : -1)))
      },
    )
    fc.assert(law, { seed: 13, numRuns: 60 })
  })

  it("stay with the moves of the leaders that are left", () => {
    const moves: ReadonlyArray<Move> = [crash, { kind: "crash", at: 0 }, crash, { kind: "restart", at: 0 }]
    const trial = tried(trialOf(rules, { leaders: 3, moves }), { kind: "leaders", leaders: 2 })
    expect(trial.rows).toEqual([1, 3])
  })

  it("are added at the end when a schedule is made longer", () => {
    const trial = trialOf(rules, { leaders: 3, moves: [crash] }, 5)
    expect(lengthened(trial, { leaders: 3, moves: [crash, crash] }).rows).toEqual([5, 6])
  })
})
