import { describe, expect, it } from "vitest"
import { expectedInWords, passingInWords } from "./beside.ts"
import { sample } from "./sample.harness.ts"

const [one] = sample().counterexamples
if (one === undefined) throw new Error("the sample has no counterexample")
if (one.expected === null || one.passing === null) throw new Error("nothing was played beside it")
const { expected, passing } = one

describe("what is expected, in words", () => {
  it("is what the specification shows at the end, or how it breaks the promise too", () => {
    expect(expectedInWords(one)).toEqual([
      "The reference design, over the same links, keeps the promise when the same schedule is played: v2 at A, v2 at B.",
    ])
    expect(
      expectedInWords({ ...one, expected: { ...expected, refined: true, harm: "It differs." } }),
    ).toEqual(["The model of reference, which it is to refine, breaks the promise too: It differs."])
  })

  it("says nothing of values where none was written, and nothing at all where nothing is expected", () => {
    expect(expectedInWords({ ...one, objects: [] })).toEqual([
      "The reference design, over the same links, keeps the promise when the same schedule is played.",
    ])
    expect(expectedInWords({ ...one, expected: null })).toEqual([])
  })
})

describe("the nearest run that passes, in words", () => {
  it("says what was changed, and what it breaks all the same", () => {
    expect(passingInWords(one)).toEqual([
      "A>B delivers before B: put x = v2. Nothing else that it claims is broken there; found in 16 plays.",
    ])
    expect(passingInWords({ ...one, passing: { ...passing, breaks: ["a/b", "c/d"] } })[0]).toContain(
      "There it breaks a/b, c/d; found",
    )
    expect(passingInWords({ ...one, passing: null })).toEqual([])
  })
})
