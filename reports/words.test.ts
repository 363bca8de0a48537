import { describe, expect, it } from "vitest"
import { shrinkInWords } from "./words.ts"

describe("how a schedule was shrunk", () => {
  const shrinking = { from: 60, to: 4, plays: 75, minimal: true }
  const passes = [
    { by: "slices", from: 60, to: 12, plays: 3 },
    { by: "moves", from: 12, to: 4, plays: 20 },
  ]

  it("is told in one line, with what each pass left", () => {
    const certificate = { plays: 7, moves: 4, leaders: 3, objects: 2 }
    expect(shrinkInWords({ shrinking: { ...shrinking, passes, certificate }, quiet: true })).toBe(
      "Shrunk from 60 to 4 moves, in 75 plays (slices 60 → 12, moves 12 → 4); take any one move or leader or object away and it passes.",
    )
  })

  it("claims of leaders and objects only what was tried and is not said already", () => {
    const certificate = { plays: 5, moves: 4, leaders: 0, objects: 1 }
    expect(shrinkInWords({ shrinking: { ...shrinking, certificate }, quiet: true })).toBe(
      "Shrunk from 60 to 4 moves, in 75 plays; take any one move away and it passes.",
    )
  })

  it("says when the budget ran out", () => {
    expect(shrinkInWords({ shrinking: { ...shrinking, passes, minimal: false }, quiet: true })).toBe(
      "Shrunk from 60 to 4 moves, in 75 plays (slices 60 → 12, moves 12 → 4); the budget ran out, so a smaller one may exist.",
    )
  })
})
