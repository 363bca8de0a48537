import { describe, expect, it } from "vitest"
import type { Move } from "../../model/replication/move.ts"
import { A, ask, B, crash, del, put } from "../../model/testing/moves.ts"
import { moveInWords } from "../words.ts"
import { isTelling, repeatsIn, toldApart } from "./values.ts"

const set = (key: string, column: string, value: string): Move => ask(A, { kind: "set", key, column, value })

const inWords = (moves: ReadonlyArray<Move>) => moves.map(moveInWords)

describe("a value tells a write from others", () => {
  it.each<readonly [boolean, Move]>([
    [true, put(A, "x", "v1")],
    [true, ask(A, { kind: "assign", key: "x", value: "v1" })],
    [true, ask(A, { kind: "generate", key: "#", value: "v1" })],
    [true, ask(A, { kind: "set-both", key: "x", other: "y", value: "v1" })],
    [true, set("x", "a", "v1")],
    [true, set("x", "b", "v1")],
    [true, set("x", "audited", "v1")],
    [false, set("x", "email", "e")],
    [false, set("x", "parent", "y")],
    [false, set("x", "low", "5")],
    [false, set("x", "amount", "10")],
    [false, del(A, "x")],
    [false, ask(A, { kind: "add", key: "x", element: "p" })],
  ])("%s: %j", (tells, move) => {
    expect(move.kind === "write" && isTelling(move.write)).toBe(tells)
  })
})

describe("a write that is told apart", () => {
  const moves = [put(A, "x", "v1"), put(B, "x", "v1"), set("y", "b", "v2"), crash(A), set("x", "email", "v3")]

  it("gets the first value that no other has", () => {
    expect(inWords(toldApart(moves, 1))).toEqual([
      "A: put x = v1",
      "B: put x = v3",
      "A: set y.b = v2",
      "A: crash",
      "A: set x.email = v3",
    ])
  })

  it("is left alone where its value is its own, or tells nothing, and so is what is no write", () => {
    for (const index of [2, 3, 4, 5]) expect(toldApart(moves, index)).toBe(moves)
  })
})

describe("repeats", () => {
  it("are writes of one value to one column of one object", () => {
    expect(repeatsIn([put(A, "x", "v1"), put(B, "x", "v1"), put(A, "x", "v1")])).toBe(2)
    expect(
      repeatsIn([set("y", "a", "v1"), ask(A, { kind: "set-both", key: "x", other: "y", value: "v1" })]),
    ).toBe(1)
  })

  it("are not those of other objects, families, columns or values, nor of a value that a table looks at", () => {
    const apart = [
      put(A, "x", "v1"),
      put(A, "x", "v2"),
      put(A, "y", "v1"),
      ask(A, { kind: "assign", key: "x", value: "v1" }),
      set("x", "a", "v1"),
      set("x", "b", "v1"),
      set("x", "email", "e"),
      set("x", "email", "e"),
    ]
    expect(repeatsIn(apart)).toBe(0)
  })
})
