import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Move } from "../../model/replication/move.ts"
import { familyOf } from "../../model/vocabulary/write.ts"
import { drawnFaults, type Scope, widest } from "../adversary/scope.ts"
import { sameChangesSameState } from "../catalogue/convergence/same-changes-same-state.ts"
import { statementComputesTheSameEverywhere } from "../catalogue/database-features/statement-computes-the-same-everywhere.ts"
import { uniqueStaysUnique } from "../catalogue/database-features/unique-stays-unique.ts"
import { evidenceOf } from "../evidence.ts"
import { databaseMutants } from "../mutants/database-mutants.ts"
import { modelMutants } from "../mutants/model-mutants.ts"
import { play } from "../play.ts"
import type { Property } from "../property.ts"
import { designSubjects } from "../subjects/designs.ts"
import type { Fault } from "../subjects/subject.ts"
import { kindOf, kindsOf, ordinary } from "../testing/kinds.ts"
import { moveInWords } from "../words.ts"
import { schedules } from "./arbitrary.ts"

const subject = designSubjects.find(({ name }) => name === "reference-ring")
const mutant = modelMutants.find(({ id }) => id === "ties-go-to-the-last-arrival")
if (subject === undefined || mutant === undefined) throw new Error("the reference or its mutant is gone")
const everything: Scope = { ...widest(subject, 3, 60), faults: drawnFaults }

const sampled = (scope: Scope, seed: number): ReadonlyArray<Move> =>
  fc.sample(schedules(scope), { numRuns: 100, seed }).flatMap(({ moves }) => moves)

describe("schedules of a scope", () => {
  it.each(drawnFaults)("have every kind of move of %s where it is on, and none of another fault", (fault) => {
    const kinds = new Set(sampled({ ...everything, faults: [fault] }, 1).map(kindOf))
    expect([...kinds].toSorted()).toEqual([...ordinary, ...kindsOf[fault]].toSorted())
  })

  it("keep to its leaders, links, families, keys and length", () => {
    const scope: Scope = { ...everything, families: ["counter", "set"], keys: 1, moves: 7 }
    const law = fc.property(schedules(scope), ({ leaders, moves }) => {
      expect(leaders).toBe(3)
      expect(moves.length).toBeLessThanOrEqual(7)
      for (const move of moves) {
        if ("at" in move) expect(move.at).toBeLessThan(3)
        else expect(scope.links).toContainEqual({ from: move.from, to: move.to })
        if (move.kind !== "write") continue
        expect(scope.families).toContain(familyOf(move.write))
        expect(move.write.key).toBe("x")
      }
    })
    fc.assert(law, { seed: 2, numRuns: 100 })
  })

  it("call values v1, v2 and so on, in order", () => {
    const values = fc
      .sample(schedules({ ...everything, families: ["row", "register"] }), { numRuns: 50, seed: 3 })
      .map(({ moves }) =>
        moves.flatMap((move) => (move.kind === "write" && "value" in move.write ? [move.write.value] : [])),
      )
    for (const list of values) expect(list).toEqual(list.map((_, index) => `v${index + 1}`))
  })
})

describe("fast-check's own shrinking of a bug that takes two writes at one time", () => {
  const scope = widest(mutant.subject, 3, 60)
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
  const shrunk = (faults: ReadonlyArray<Fault>) =>
    seeds.map((seed) => {
      const law = fc.property(
        schedules({ ...scope, faults }),
        (schedule) =>
          sameChangesSameState.check(evidenceOf(play(mutant.subject, schedule))).violation === null,
      )
      return fc.check(law, { seed, numRuns: 2000 }).counterexample?.[0].moves.map(moveInWords) ?? []
    })

  it("reaches two writes from every seed", () => {
    const minimal = shrunk(scope.faults.filter((fault) => fault !== "skew"))
    expect(minimal.map((moves) => moves.length)).toEqual(seeds.map(() => 2))
    expect(minimal[0]).toEqual(["B: put x = v1", "A: put x = v2 (same instant)"])
  })

  it("reaches two writes from most seeds where a clock that jumps can also make two times equal", () => {
    const moves = shrunk(scope.faults)
    expect(moves.map(({ length }) => length)).toEqual([2, 2, 2, 2, 3, 2, 2, 2, 2, 2])
    expect(moves[4]).toEqual(["C: clock back 1 tick", "A: put x = v1", "C: put x = v2"])
  })
})

describe("fast-check's own shrinking of a bug in a table", () => {
  const shrunk = (name: string, property: Property) => {
    const subject = databaseMutants.find(({ id }) => id === name)?.subject
    if (subject === undefined) throw new Error(`there is no ${name}`)
    return [1, 2, 3, 4, 5].map((seed) => {
      const law = fc.property(
        schedules(widest(subject, 3, 60)),
        (schedule) => property.check(evidenceOf(play(subject, schedule))).violation === null,
      )
      return fc.check(law, { seed, numRuns: 2000 }).counterexample?.[0].moves.map(moveInWords) ?? []
    })
  }

  it("reaches two writes of one email from every seed", () => {
    const moves = shrunk("followers-accept-writes", uniqueStaysUnique)
    expect(moves.map(({ length }) => length)).toEqual([2, 2, 2, 2, 2])
    expect(moves[0]).toEqual(["A: set x.email = e", "B: set y.email = e"])
  })

  it("reaches a number and two statements from every seed", () => {
    const moves = shrunk("statements-are-executed-anew", statementComputesTheSameEverywhere)
    expect(moves.map(({ length }) => length)).toEqual([4, 4, 4, 4, 4])
    expect(moves[1]).toEqual([
      "A: set x.amount = 10",
      "A: set x.amount = amount + 1",
      "A>B: deliver next",
      "B: set x.amount = amount + 1",
    ])
  })
})
