import { describe, expect, it } from "vitest"
import { type Fate, sampledFate } from "../../../properties/explanation/fate.ts"
import type { Explained } from "../../report.ts"
import { sample } from "../../sample.harness.ts"
import { doomBarsOf, measureInWords } from "./fates.ts"

const exact = (after: number, failing: number, of: number): Fate => ({
  after,
  failing,
  of,
  by: "all",
  chance: failing / of,
  low: failing / of,
  high: failing / of,
})

const [found] = sample().counterexamples
if (found === undefined) throw new Error("the sample has no counterexample")

const withFates = (fates: ReadonlyArray<Fate>): Explained => ({
  ...found,
  explanation:
    found.explanation === null
      ? null
      : { ...found.explanation, doomed: { ...found.explanation.doomed, fates } },
})

describe("the bars of a doomed run", () => {
  it("are the share of ways on that fail, with the event that they come after", () => {
    const [start, first] = doomBarsOf(withFates([exact(0, 3, 9), exact(1, 3, 3)]))
    expect(start).toMatchObject({ event: null, count: "3/9", sealed: false, interval: null })
    expect(start?.share).toBeCloseTo(1 / 3)
    expect(first).toMatchObject({ event: 1, count: "3/3", sealed: true, share: 1 })
  })

  it("have the interval of what was sampled, and say so", () => {
    const bars = doomBarsOf(withFates([sampledFate(0, 52, 100), exact(1, 2, 2)]))
    expect(bars[0]?.interval?.low).toBeGreaterThan(0.4)
    expect(bars[0]?.interval?.high).toBeLessThan(0.65)
    expect(bars[0]?.says).toContain("sampled")
    expect(measureInWords(bars)).toContain("sampled, with a 95 % interval")
    expect(measureInWords(bars.slice(1))).toContain("Exact")
    expect(measureInWords(bars.slice(0, 1))).toContain("Sampled")
  })

  it("are one for the steps that are told as one event", () => {
    const healed = found.events.find(({ kind }) => kind === "healed")
    const after = (healed?.step ?? 0) + 1
    const bars = doomBarsOf(withFates([exact(after, 1, 4), exact(after + 1, 2, 4)]))
    expect(bars).toHaveLength(1)
    expect(bars[0]).toMatchObject({ event: healed?.number, count: "2/4" })
  })

  it("are none where nothing is broken", () => {
    expect(doomBarsOf({ events: found.events, explanation: null })).toEqual([])
  })
})
