import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Move } from "../../model/replication/move.ts"
import {
  A,
  ask,
  B,
  C,
  clock,
  crash,
  cut,
  deliver,
  del,
  duplicate,
  put,
  vacuum,
} from "../../model/testing/moves.ts"
import { familyOf } from "../../model/vocabulary/write.ts"
import { drawnFaults, widest } from "../adversary/scope.ts"
import { schedules } from "../schedule/arbitrary.ts"
import { designSubjects } from "../subjects/designs.ts"
import { moveInWords } from "../words.ts"
import { mergedKeys, renamed, simpler } from "./lower.ts"

const [subject] = designSubjects
if (subject === undefined) throw new Error("there is no design")
const anything = schedules({ ...widest(subject, 3, 40), keys: 3, faults: drawnFaults })

const set = (key: string, column: string, value: string): Move => ask(A, { kind: "set", key, column, value })

const inWords = (moves: ReadonlyArray<Move>) => moves.map(moveInWords)

describe("a move may be replaced by a simpler one", () => {
  it.each<readonly [Move, ReadonlyArray<string>]>([
    [put(A, "x", "v1"), []],
    [put(A, "x", "v1", 0), ["A: put x = v1"]],
    [put(A, "x", "v1", 5), ["A: put x = v1"]],
    [put(A, "z", "v1"), ["A: put x = v1", "A: put y = v1"]],
    [put(A, "other", "v1"), []],
    [ask(B, { kind: "increment", key: "y", by: -2 }), ["B: increment x by -2", "B: increment y by 1"]],
    [set("x", "a", "v1"), []],
    [set("y", "email", "e"), ["A: set x.email = e", "A: set y.a = e"]],
    [ask(A, { kind: "set-both", key: "x", other: "y", value: "v1" }), ["A: set x.a = v1", "A: set y.a = v1"]],
    [
      ask(A, { kind: "adjust", key: "x", times: 2, plus: 0 }),
      ["A: set x.a = v", "A: set x.amount = amount + 1"],
    ],
    [ask(A, { kind: "adjust", key: "x", times: 1, plus: 1 }), ["A: set x.a = v"]],
    [ask(A, { kind: "erase", key: "x" }), ["A: set x.a = v"]],
    [del(A, "y"), ["A: put y = v", "A: delete x"]],
    [ask(A, { kind: "remove", key: "x", element: "q" }), ["A: add q to x", "A: remove p from x"]],
    [ask(A, { kind: "add", key: "x", element: "q" }), ["A: add p to x"]],
    [ask(A, { kind: "generate", key: "#", value: "v1" }), []],
    [ask(A, { kind: "truncate", key: "*" }), []],
    [deliver(A, B), []],
    [deliver(A, B, 2), ["A>B: deliver next", "A>B: deliver ahead of 1"]],
    [duplicate(A, B, 1), ["A>B: deliver again the latest"]],
    [clock(A, 3), ["A: clock ahead 1 tick", "A: clock ahead 2 ticks"]],
    [clock(A, -2), ["A: clock back 1 tick"]],
    [clock(A, 0), []],
    [cut(A, B), []],
    [crash(A), []],
    [vacuum(A), []],
  ])("%j", (move, wanted) => {
    expect(inWords(simpler(move))).toEqual(wanted)
  })

  it("and that by a simpler one yet, which ends", () => {
    const depth = (move: Move): number => 1 + Math.max(0, ...simpler(move).map(depth))
    const law = fc.property(anything, ({ moves }) => moves.every((move) => depth(move) < 20))
    fc.assert(law, { seed: 1, numRuns: 50 })
  })
})

describe("renamed moves", () => {
  it("call values and keys in the order in which they come", () => {
    const moves = [
      put(A, "z", "v9"),
      ask(B, { kind: "assign", key: "y", value: "v7" }),
      del(B, "z"),
      put(C, "x", "v9"),
      crash(A),
      put(C, "y", "v4"),
      put(C, "other", "v4"),
    ]
    expect(inWords(renamed(moves))).toEqual([
      "A: put x = v1",
      "B: assign x = v2",
      "B: delete x",
      "C: put y = v3",
      "A: crash",
      "C: put z = v4",
      "C: put k4 = v5",
    ])
  })

  it("call records alike wherever they are named, and keep what a table looks at", () => {
    const moves = [
      set("z", "a", "v9"),
      set("y", "parent", "z"),
      ask(A, { kind: "set-both", key: "y", other: "z", value: "v4" }),
      set("z", "audited", "v3"),
      set("z", "email", "e"),
      set("z", "low", "5"),
      ask(A, { kind: "adjust", key: "y", times: 1, plus: 1 }),
      ask(A, { kind: "generate", key: "#", value: "v5" }),
      set("#1", "a", "v7"),
      set("y", "parent", "#1"),
      ask(A, { kind: "erase", key: "z" }),
      ask(A, { kind: "truncate", key: "*" }),
      put(A, "y", "v8"),
    ]
    expect(inWords(renamed(moves))).toEqual([
      "A: set x.a = v1",
      "A: set y.parent = x",
      "A: set a = v2 of y and x in one transaction",
      "A: set x.audited = v3",
      "A: set x.email = e",
      "A: set x.low = 5",
      "A: set y.amount = amount + 1",
      "A: insert a = v4 under a generated key",
      "A: set #1.a = v5",
      "A: set y.parent = #1",
      "A: erase x",
      "A: truncate",
      "A: put x = v6",
    ])
  })

  it("leave a move alone that has its names already", () => {
    const law = fc.property(anything, ({ moves }) => {
      const again = renamed(moves)
      for (const [index, move] of moves.entries()) expect(again[index]).toBe(move)
    })
    fc.assert(law, { seed: 4, numRuns: 50 })
  })

  it("never take two keys for one, and have been renamed enough", () => {
    const name = fc.constantFrom("x", "y", "z", "k4", "k5", "a", "b")
    const law = fc.property(fc.array(fc.tuple(name, fc.boolean())), (list) => {
      const moves = list.map(([key, row]) =>
        row ? put(A, key, "v") : ask(A, { kind: "increment", key, by: 1 }),
      )
      const after = renamed(moves)
      const objects = (all: ReadonlyArray<Move>) =>
        all.map((move) => (move.kind === "write" ? `${familyOf(move.write)} ${move.write.key}` : ""))
      const [before, then] = [objects(moves), objects(after)]
      for (const i of before.keys())
        for (const j of before.keys()) expect(then[i] === then[j]).toBe(before[i] === before[j])
      expect(renamed(after)).toEqual(after)
    })
    fc.assert(law, { seed: 2, numRuns: 200 })
  })
})

describe("merged keys", () => {
  it("are one wherever the family names them, and other families keep theirs", () => {
    const moves = [
      set("x", "a", "v1"),
      set("y", "parent", "x"),
      ask(B, { kind: "set-both", key: "y", other: "x", value: "v2" }),
      ask(A, { kind: "adjust", key: "y", times: 1, plus: 1 }),
      put(A, "y", "y"),
      crash(B),
    ]
    expect(inWords(mergedKeys(moves, "record", "y", "x"))).toEqual([
      "A: set x.a = v1",
      "A: set x.parent = x",
      "B: set a = v2 of x and x in one transaction",
      "A: set x.amount = amount + 1",
      "A: put y = y",
      "B: crash",
    ])
  })
})
