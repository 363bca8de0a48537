import { describe, expect, it } from "vitest"
import { families, familyOf, type Write } from "../../model/vocabulary/write.ts"
import { designSubjects } from "../subjects/designs.ts"
import { kindOf, kindsOf, ordinary } from "../testing/kinds.ts"
import { moveInWords } from "../words.ts"
import { drawnFaults, type Scope, widest } from "./scope.ts"
import { uniformSchedule } from "./uniform.ts"

const [subject] = designSubjects
if (subject === undefined) throw new Error("there is no design")
const everything: Scope = { ...widest(subject, 3, 60), faults: drawnFaults }

const drawn = (scope: Scope, seeds: number) =>
  Array.from({ length: seeds }, (_, seed) => uniformSchedule(scope, seed + 1).moves)

describe("the uniform adversary", () => {
  it("makes the same schedule of the same seed, on every machine", () => {
    const twelve = (seed: number) =>
      uniformSchedule({ ...everything, moves: 12 }, seed).moves.map(moveInWords)
    expect(twelve(1)).toEqual([
      "C: set x.a = v1",
      "C: truncate (same instant)",
      "B: set y.a = v3 (same instant)",
      "B>A: lose",
      "B>C: reconnect",
      "B: crash",
      "A: truncate (same instant)",
      "C: insert a = v8 under a generated key (same instant)",
      "A: set x.a = v9 (same instant)",
      "C: set y.a = v10",
      "C: restart",
      "C>B: deliver next",
    ])
    expect(twelve(2)).toEqual([
      "B>A: mend",
      "A: put y = v2",
      "A: crash",
      "A: assign x = v4",
      "A>C: deliver next",
      "A: assign y = v6",
      "A>C: deliver next",
      "C: crash",
      "A: delete y",
      "C: delete y",
      "A: put y = v11",
      "C>A: deliver next",
    ])
    expect(uniformSchedule(everything, 7)).toEqual(uniformSchedule(everything, 7))
  })

  it("makes another schedule of another seed", () => {
    expect(new Set(drawn(everything, 500).map((moves) => JSON.stringify(moves))).size).toBe(500)
  })

  it("draws every kind of move within a hundred schedules", () => {
    const kinds = new Set(drawn(everything, 100).flat().map(kindOf))
    expect([...kinds].toSorted()).toEqual(
      [...ordinary, ...drawnFaults.flatMap((fault) => kindsOf[fault])].toSorted(),
    )
  })

  it.each(drawnFaults)("draws no move of %s where the scope is without it", (fault) => {
    const without = { ...everything, faults: drawnFaults.filter((other) => other !== fault) }
    const kinds = new Set(drawn(without, 100).flat().map(kindOf))
    for (const kind of kindsOf[fault]) expect([...kinds]).not.toContain(kind)
  })

  it("draws for each schedule which faults and which families there are in it at all", () => {
    const schedules = drawn(everything, 400)
    for (const fault of drawnFaults) {
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

  it("writes to tables alone, or to other objects, each in about half of the schedules", () => {
    const written = drawn(everything, 400).map(
      (moves) => new Set(moves.flatMap((move) => (move.kind === "write" ? [familyOf(move.write)] : []))),
    )
    const tables = written.filter((some) => some.has("record"))
    expect(tables.every((some) => some.size === 1)).toBe(true)
    expect(tables.length).toBeGreaterThan(170)
    expect(tables.length).toBeLessThan(230)
    const others = drawn({ ...everything, families: ["row", "set"] }, 100)
    expect(others.flat().some((move) => move.kind === "write" && familyOf(move.write) === "record")).toBe(
      false,
    )
  })

  it("draws each feature of tables in some schedules, and at most three in one", () => {
    const schedules = drawn({ ...everything, families: ["record"] }, 200)
    // The writes that one feature alone makes.
    const own: Readonly<Record<string, (write: Write) => boolean>> = {
      columns: (write) => write.kind === "set" && write.column === "b",
      "generated-keys": ({ kind }) => kind === "generate",
      "unique-keys": (write) => write.kind === "set" && write.column === "email",
      references: (write) => write.kind === "set" && write.column === "parent",
      checks: (write) => write.kind === "set" && write.column === "low",
      triggers: (write) => write.kind === "set" && write.column === "audited",
      transactions: ({ kind }) => kind === "set-both",
      truncation: ({ kind }) => kind === "truncate",
    }
    const drawnFeatures = schedules.map((moves) =>
      Object.keys(own).filter((feature) =>
        moves.some((move) => move.kind === "write" && own[feature]?.(move.write)),
      ),
    )
    expect(new Set(drawnFeatures.flat())).toEqual(new Set(Object.keys(own)))
    expect(new Set(drawnFeatures.map(({ length }) => length))).toEqual(new Set([0, 1, 2, 3]))
  })

  it("writes to one record where there is one", () => {
    const one = drawn({ ...everything, families: ["record"], keys: 1 }, 100).flat()
    const keys = one.flatMap((move) => (move.kind === "write" ? [move.write.key] : []))
    expect([...new Set(keys)].toSorted()).toEqual(["#", "*", "x"])
  })

  it("gives every value to one write only, but for what a table looks at", () => {
    const looked = new Set<string>(["amount", "email", "parent", "low", "high"])
    for (const moves of drawn(everything, 100)) {
      const values = moves.flatMap((move) =>
        move.kind === "write" &&
        "value" in move.write &&
        !(move.write.kind === "set" && looked.has(move.write.column))
          ? [move.write.value]
          : [],
      )
      expect(new Set(values).size).toBe(values.length)
    }
  })
})
