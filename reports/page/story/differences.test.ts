import { describe, expect, it } from "vitest"
import type { Expectation, Explained } from "../../report.ts"
import { sample } from "../../sample.harness.ts"
import { allSteps, comparedAtEnd, differingSteps, expectationInWords, placeInWords } from "./differences.ts"

const [found] = sample().counterexamples
if (found === undefined) throw new Error("the sample has no counterexample")

const held = (value: string) => ({ up: true, holds: [{ shows: value }] })

/** Three events at two leaders; from the second on B is not as expected, after the third in another way. */
const one: Explained = {
  ...found,
  objects: [{ family: "row", key: "x" }],
  events: found.events.slice(0, 4).map((event, index) => ({
    ...event,
    leaders: [held("v1"), held(index === 3 ? "v3" : "v1")],
  })),
  end: [held("v1"), held("v1")],
}

const expected: Expectation = {
  by: "reference",
  refined: true,
  leaders: [null, [held("v1"), held("v2")], [held("v1"), held("v2")], [held("v1"), held("v2")]],
  end: [held("v1"), held("v2")],
  harm: "",
}

describe("expected against actual", () => {
  it("shows a difference where it begins and where it becomes another one", () => {
    const steps = differingSteps(one, expected)
    expect(steps.map((places) => places.map(({ event }) => event))).toEqual([[2], [4]])
    expect(steps.flat()[0]).toMatchObject({
      leader: 1,
      object: 0,
      actual: { shows: "v1" },
      expected: { shows: "v2" },
    })
  })

  it("compares every place after every event when all is asked for", () => {
    const all = allSteps(one, expected)
    expect(all).toHaveLength(4)
    expect(all.flat()).toHaveLength(8)
    expect(all.flat().filter(({ differs }) => differs)).toHaveLength(3)
  })

  it("compares the ends of both runs", () => {
    const places = comparedAtEnd(one, expected)
    expect(places.map(({ differs }) => differs)).toEqual([false, true])
    expect(places.map((place) => placeInWords(one, place))).toEqual(["A, row x", "B, row x"])
  })

  it("calls a difference a mistake only where the subject is specified by it", () => {
    expect(expectationInWords(one, expected)[0]).toContain("A difference is a mistake of tungsten.")
    expect(expectationInWords(one, { ...expected, refined: false })[0]).toContain("not by itself a mistake")
  })

  it("says whether the specification keeps the promise by itself", () => {
    expect(expectationInWords(one, expected)[1]).toContain("keeps this promise")
    expect(expectationInWords(one, { ...expected, harm: "x is lost." })[1]).toContain(
      "breaks this promise too",
    )
  })
})
