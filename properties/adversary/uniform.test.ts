import { describe, expect, it } from "vitest"
import { families, familyOf } from "../../model/vocabulary/write.ts"
import { designSubjects } from "../subjects/registry.ts"
import { faults } from "../subjects/subject.ts"
import { kindOf, kindsOf, ordinary } from "../testing/kinds.ts"
import { moveInWords } from "../words.ts"
import { type Scope, widest } from "./scope.ts"
import { uniformSchedule } from "./uniform.ts"

const [subject] = designSubjects
if (subject === undefined) throw new Error("there is no design")
const everything: Scope = { ...widest(subject, 3, 60), faults }

const drawn = (scope: Scope, seeds: number) =>
  Array.from({ length: seeds }, (_, seed) => uniformSchedule(scope, seed + 1).moves)

describe("the uniform adversary", () => {
  it("makes the same schedule of the same seed, on every machine", () => {
    expect(uniformSchedule({ ...everything, moves: 12 }, 1).moves.map(moveInWords)).toEqual([
      "C: delete x",
      "C>A: deliver next",
      "A>C: lose",
      "B: assign x = v4 (same instant)",
      "B>A: lose",
      "B>C: reconnect",
      "B: crash",
      "A: increment y by 2 (same instant)",
      "B>A: deliver next",
      "B>C: deliver next",
      "A: increment x by 1 (same instant)",
      "C>B: lose",
    ])
    expect(uniformSchedule(everything, 7)).toEqual(uniformSchedule(everything, 7))
  })

  it("makes another schedule of another seed", () => {
    expect(new Set(drawn(everything, 500).map((moves) => JSON.stringify(moves))).size).toBe(500)
  })

  it("draws every kind of move within a hundred schedules", () => {
    const kinds = new Set(drawn(everything, 100).flat().map(kindOf))
    expect([...kinds].toSorted()).toEqual([...ordinary, ...Object.values(kindsOf).flat()].toSorted())
  })

  it.each(faults)("draws no move of %s where the scope is without it", (fault) => {
    const without = { ...everything, faults: faults.filter((other) => other !== fault) }
    const kinds = new Set(drawn(without, 100).flat().map(kindOf))
    for (const kind of kindsOf[fault]) expect([...kinds]).not.toContain(kind)
  })

  it("draws for each schedule which faults and which families there are in it at all", () => {
    const schedules = drawn(everything, 400)
    for (const fault of faults) {
      const having = schedules.filter((moves) =>
        moves.some((move) => kindsOf[fault].includes(kindOf(move))),
      ).length
      expect(having, fault).toBeGreaterThan(130)
      expect(having, fault).toBeLessThan(270)
    }
    const written = schedules.map(
      (moves) => new Set(moves.flatMap((move) => (move.kind === "write" ? [familyOf(move.write)] : []))),
    )
    expect(written.every((some) => some.size > 0)).toBe(true)
    for (const family of families)
      expect(
        written.some((some) => some.size === 1 && some.has(family)),
        family,
      ).toBe(true)
  })

  it("keeps to the leaders, links, families, keys and length of the scope", () => {
    const scope: Scope = { ...everything, links: [{ from: 2, to: 0 }], families: ["set"], keys: 1, moves: 9 }
    for (const moves of drawn(scope, 100)) {
      expect(moves).toHaveLength(9)
      for (const move of moves) {
        if ("at" in move) expect([0, 1, 2]).toContain(move.at)
        else expect([move.from, move.to]).toEqual([2, 0])
        if (move.kind === "write") expect([familyOf(move.write), move.write.key]).toEqual(["set", "x"])
      }
    }
  })

  it("gives every value to one write only", () => {
    for (const moves of drawn(everything, 100)) {
      const values = moves.flatMap((move) =>
        move.kind === "write" && "value" in move.write ? [move.write.value] : [],
      )
      expect(new Set(values).size).toBe(values.length)
    }
  })
})
