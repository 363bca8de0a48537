import { describe, expect, it } from "vitest"
import { found, leftInWords, listed, neighbours } from "./causes.ts"
import { agrees, one, sample, stops } from "./sample.harness.ts"

describe("counterexamples", () => {
  it("of one cause break one promise and leave the same thing first", () => {
    const groups = listed(sample, sample.counterexamples, "cause")
    expect(groups.map(({ title, says, ones }) => [title, says, ones.length])).toEqual([
      [`Title of ${agrees}`, "the first wrong step breaks this promise itself", 2],
      [`Title of ${stops}`, "no single step is known to be wrong", 1],
    ])
  })

  it("stand in each group with the smallest first", () => {
    const [first] = listed(sample, sample.counterexamples, "promise")
    expect(first?.ones.map(({ events }) => events.length)).toEqual([2, 5])
  })

  it("are grouped by size from the smallest on, and by system from the one with the most", () => {
    expect(listed(sample, sample.counterexamples, "size").map(({ title }) => title)).toEqual([
      "2 events",
      "3 events",
      "5 events",
    ])
    expect(listed(sample, sample.counterexamples, "system").map(({ title }) => title)).toEqual([
      "The system beta",
      "The system gamma",
    ])
  })

  it("are found by the harm, the system, the promise and the circumstance", () => {
    expect(found(sample, "  ")).toHaveLength(3)
    expect(found(sample, "DIFFERS gamma")).toHaveLength(1)
    expect(found(sample, "no fault").map(({ property }) => property)).toEqual([stops])
    expect(found(sample, "nowhere")).toEqual([])
  })

  it("say what the first wrong step leaves by its title where it is a promise", () => {
    expect(leftInWords(one("beta", agrees, 1, stops), sample)).toBe("the first wrong step leaves It stops")
    expect(leftInWords(one("beta", agrees, 1, "the model of alpha"), sample)).toBe(
      "the first wrong step leaves the model of alpha",
    )
  })

  it("know their neighbours in the list", () => {
    const [a, b, c] = sample.counterexamples
    expect(neighbours(sample.counterexamples, b?.name ?? "")).toEqual({ before: a, after: c, at: 1 })
    expect(neighbours(sample.counterexamples, "none")).toEqual({ before: null, after: null, at: -1 })
  })
})
