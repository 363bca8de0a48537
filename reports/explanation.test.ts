import { describe, expect, it } from "vitest"
import { sampledFate } from "../properties/explanation/fate.ts"
import type { Explanation } from "../properties/explanation/explanation.ts"
import type { Varied } from "../properties/explanation/relevance.ts"
import { fateInWords, momentsInWords, relevanceInWords } from "./explanation.ts"
import type { Explained } from "./report.ts"
import { sample } from "./sample.harness.ts"

const [one] = sample().counterexamples
if (one === undefined) throw new Error("the sample has one")
const { explanation } = one
if (explanation === null) throw new Error("it is explained")

const explainedBy = (change: Partial<Explanation>): Explained => ({
  ...one,
  explanation: { ...explanation, ...change },
})

const all = (failing: number, of: number) =>
  ({ after: 1, failing, of, by: "all", chance: failing / of, low: failing / of, high: failing / of }) as const

describe("a fate in words", () => {
  it("says how many ways fail, whether they are all there are, and how sure a sample is", () => {
    expect(fateInWords(all(3, 3))).toBe("all 3 ways on fail")
    expect(fateInWords(all(1, 1))).toBe("the one way on fails")
    expect(fateInWords(all(0, 1))).toBe("the one way on passes")
    expect(fateInWords(all(0, 2))).toBe("none of 2 ways on fail")
    expect(fateInWords(all(1, 1200))).toBe("1 of 1,200 ways on fails")
    expect(fateInWords(all(2e12, 3e12))).toBe("more than a billion of more than a billion ways on fail")
    expect(fateInWords(sampledFate(1, 100, 100))).toBe(
      "all 100 sampled ways on fail (95 % Wilson interval: 96.3 % to 100 %)",
    )
    expect(fateInWords(sampledFate(1, 50, 100))).toBe(
      "50 of 100 sampled ways on fail (95 % Wilson interval: 40.4 % to 59.6 %)",
    )
  })
})

describe("the moments in words", () => {
  const doomed = (after: number | null, first: boolean, fates: Explanation["doomed"]["fates"]) =>
    momentsInWords(explainedBy({ doomed: { after, first, fates } }))[0]

  it("point at the events at which they are", () => {
    const told = momentsInWords(
      explainedBy({ wrong: { kind: "left", step: 1, left: "a law", says: "row x is wrong." } }),
    )
    expect(told.map(({ kind, event, where }) => [kind, event, where])).toEqual([
      ["doomed", 2, "at event 2"],
      ["wrong", 2, "at event 2"],
      ["seen", null, "at the end"],
    ])
    expect(told[1]?.says).toBe("Row x is wrong. It leaves a law.")
  })

  it("say when it was doomed from the start, when nothing was found, and when earlier was not tried", () => {
    expect(doomed(0, true, [{ ...all(4, 4), after: 0 }])).toMatchObject({
      event: null,
      where: "from the start",
      says: "All 4 ways on fail.",
    })
    expect(doomed(null, false, [all(1, 4)])).toMatchObject({
      where: "not found",
      says: "As far as was looked, 1 of 4 ways on fails.",
    })
    expect(doomed(null, false, [])?.says).toBe("The budget of plays did not suffice.")
    expect(doomed(1, false, [all(4, 4)])?.says).toBe(
      "All 4 ways on fail; earlier was not tried, for the budget of plays ran out.",
    )
  })

  it("are none where nothing is broken", () => {
    expect(momentsInWords({ ...one, explanation: null })).toEqual([])
    expect(relevanceInWords({ ...one, explanation: null })).toBeNull()
  })
})

describe("what matters in words", () => {
  const told = (change: Partial<Explanation["relevance"]>) =>
    relevanceInWords(explainedBy({ relevance: { ...explanation.relevance, ...change } }))
  const choice = (
    name: Varied["name"],
    now: number | string,
    kind: Varied["kind"],
    failing: Varied["failing"],
    passing: Varied["passing"],
  ): string =>
    told({
      moves: [{ step: 0, text: "a move", needed: true, choices: [{ name, now, kind, failing, passing }] }],
    })?.moves[0]?.says ?? ""

  it("says which numbers still fail, and which were tried", () => {
    expect(choice("after", 0, "exactly", [0], [1, 2])).toBe("Ticks before it exactly 0 (0 to 2 tried).")
    expect(choice("by", -2, "range", [-3, -2], [-1, 0])).toBe("Amount −2 or less (−3 to 0 tried).")
    expect(choice("after", 1, "range", [1, 2], [0])).toBe("Ticks before it 1 or more (0 to 2 tried).")
    expect(choice("after", 1, "range", [1, 2], [0, 3])).toBe("Ticks before it 1 to 2 (0 to 3 tried).")
    expect(choice("back", 0, "some", [0, 2], [1])).toBe("Messages back one of 0, 2 (0 to 2 tried).")
    expect(choice("ahead", 0, "any", [0, 1], [])).toBe("Any messages overtaken (0 to 1 tried).")
  })

  it("says which names still fail, and which do not", () => {
    expect(choice("key", "x", "exactly", ["x"], ["y"])).toBe("Key only x, not y.")
    expect(choice("value", "v1", "some", ["v1", "v0"], ["v2"])).toBe("Value v1 or v0, not v2.")
    expect(choice("link", "A>B", "exactly", ["A>B"], ["A>C", "B>A", "B>C", "C>A"])).toBe(
      "Link only A>B, none of the 4 others.",
    )
    expect(choice("value", "v1", "any", ["v1", "v0"], [])).toBe("Any value.")
  })

  it("says of each order that it is needed, of the rest that they are not, and which moves are not", () => {
    const move = (text: string, needed: boolean) => ({ step: null, text, needed, choices: [] })
    const moves = [move("one", true), move("two", true), move("three", false)]
    expect(told({ moves, orders: [{ needed: true }, { needed: false }], size: null })).toMatchObject({
      moves: [
        { event: null, text: "one" },
        { event: null, text: "two" },
      ],
      whole: [
        "Not needed, each taken away alone: 1 other move.",
        "Only in this order: one, then two.",
        "Any other two neighbours may change places.",
      ],
    })
  })

  it("says when the plays ran out", () => {
    expect(told({ complete: false, plays: 3 })?.plays).toBe(
      "3 replays, one thing changed in each; then the budget ran out, and the rest was not tried",
    )
  })
})
