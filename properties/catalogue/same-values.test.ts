/**
 * No property takes one write for another: where clients write the same value again and again, what a subject keeps to when all
 * values differ, it keeps to as well.
 */
import { expect, it } from "vitest"
import type { Move } from "../../model/replication/move.ts"
import { seedOf } from "../adversary/random.ts"
import { widest } from "../adversary/scope.ts"
import { uniformSchedule } from "../adversary/uniform.ts"
import { evidenceOf } from "../evidence.ts"
import { expected } from "../expectations.ts"
import { play } from "../play.ts"
import { isTelling } from "../shrink/values.ts"
import { loadSubjects } from "../subjects/registry.ts"
import { catalogue } from "./catalogue.ts"

const { subjects } = await loadSubjects()

/** The moves with so many values in turn. */
const among = (values: number, moves: ReadonlyArray<Move>): ReadonlyArray<Move> =>
  moves.map((move, index) =>
    move.kind === "write" && isTelling(move.write)
      ? { ...move, write: { ...move.write, value: `v${1 + (index % values)}` } }
      : move,
  )

it.each(subjects.map((subject) => [subject.name, subject] as const))(
  "%s breaks nothing when its clients have one or two values to write",
  (_name, subject) => {
    const kept = catalogue.filter((property) => expected(subject, property).verdict === "holds")
    let witnesses = 0
    for (let run = 0; run < 30; run++) {
      const { leaders, moves } = uniformSchedule(widest(subject, 3, 60), seedOf(9, run))
      const evidence = evidenceOf(play(subject, { leaders, moves: among(1 + (run % 2), moves) }))
      for (const property of kept) {
        const judgement = property.check(evidence)
        expect({ [property.id]: judgement.violation }).toEqual({ [property.id]: null })
        witnesses += judgement.witnesses
      }
    }
    expect(witnesses).toBeGreaterThan(100)
  },
)
