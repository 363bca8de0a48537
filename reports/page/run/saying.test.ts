import { describe, expect, it } from "vitest"
import { circumstancesIn } from "./circumstances.ts"
import { countsInWords, headlineOfSearch } from "./headline.ts"
import { reasonOf, saidOf, wordOf } from "./reasons.ts"
import { agrees, cell, sample } from "./sample.harness.ts"

describe("the headline", () => {
  it("begins with what is not as recorded", () => {
    expect(headlineOfSearch(sample)).toEqual({
      outcome: "bad",
      title: "1 verdict is not as recorded",
      says: "3 designs held to 3 promises: 4 kept, 3 broken, 1 not claimed, 1 unknown.",
    })
  })

  it("says that nothing breaks where nothing does", () => {
    const cells = [cell("alpha", agrees, "holds")]
    expect(headlineOfSearch({ ...sample, cells })).toMatchObject({ outcome: "good", title: "Nothing breaks" })
    expect(countsInWords(cells)).toBe("1 kept, none broken")
  })
})

describe("a cell", () => {
  it("that holds says how often it could have failed", () => {
    const holds = cell("alpha", agrees, "holds")
    expect(reasonOf(holds, "run")).toBe("No violation in 10 schedules, with 3 chances to fail.")
    expect(reasonOf(holds, "hazards")).toBe("Holds in the whole scope: 10 runs, with 3 chances to fail.")
  })

  it("that is broken says what was known, or what is recorded", () => {
    const known = cell("beta", agrees, "violated", {
      under: "crash",
      expected: { verdict: "violated", because: "A1: it forgets" },
    })
    expect(reasonOf(known, "hazards")).toBe("Broken. Mildest circumstance: crash. Known: A1: it forgets.")
    expect(wordOf(known)).toBe("crash")
    expect(saidOf(known)).toBe("violated, crash")
    const surprise = cell("beta", agrees, "violated", {
      asRecorded: false,
      expected: { verdict: "holds", because: "" },
    })
    expect(reasonOf(surprise, "run")).toBe("Broken. Recorded: holds.")
    expect(saidOf(surprise)).toBe("violated, not as recorded")
  })

  it("that is not claimed, unknown or vacuous says why", () => {
    expect(reasonOf(cell("alpha", agrees, "not-claimed"), "run")).toBe("It has no counter.")
    expect(reasonOf(cell("alpha", agrees, "unknown", { because: "stopped early" }), "run")).toBe(
      "Stopped early.",
    )
    expect(reasonOf(cell("alpha", agrees, "vacuous"), "run")).toBe(
      "There was no chance to fail: this says nothing.",
    )
  })
})

describe("circumstances", () => {
  it("are counted, the mildest first", () => {
    expect(circumstancesIn(sample)).toEqual([
      { name: "no fault", cells: 1 },
      { name: "crash", cells: 2 },
    ])
  })
})
