import { describe, expect, it } from "vitest"
import { everything, type Filter, filtered, matches, shownInWords } from "./filter.ts"
import { agrees, ordered, sample, stops } from "./sample.harness.ts"

const left = (change: Partial<Filter>) => {
  const { subjects, properties, cells } = filtered(sample, { ...everything, ...change })
  return { subjects: subjects.map(({ name }) => name), properties: properties.map(({ id }) => id), cells }
}

describe("a filter", () => {
  it("that asks for nothing leaves everything", () => {
    expect(left({})).toEqual({
      subjects: ["alpha", "beta", "gamma"],
      properties: [agrees, stops, ordered],
      cells: 9,
    })
  })

  it("finds systems and promises by words of their names and titles, in any case", () => {
    expect(left({ system: "BETA system" }).subjects).toEqual(["beta"])
    expect(left({ promise: "order" })).toMatchObject({ properties: [ordered], cells: 3 })
    expect(matches("", "anything")).toBe(true)
    expect(matches("a b", "b a")).toBe(true)
    expect(matches("a c", "b a")).toBe(false)
  })

  it("leaves out systems and promises without a verdict that is asked for", () => {
    expect(left({ verdicts: ["violated"] })).toEqual({
      subjects: ["beta", "gamma"],
      properties: [agrees, stops],
      cells: 3,
    })
  })

  it("keeps what is not as recorded alone where that is asked for", () => {
    expect(left({ differing: true })).toEqual({ subjects: ["beta"], properties: [stops], cells: 1 })
  })

  it("finds what breaks under a circumstance", () => {
    expect(left({ under: "crash" })).toEqual({ subjects: ["beta", "gamma"], properties: [agrees], cells: 2 })
  })

  it("joins what it asks for", () => {
    expect(left({ kind: "system", group: "causality", verdicts: ["holds"] })).toEqual({
      subjects: ["beta"],
      properties: [ordered],
      cells: 1,
    })
  })

  it("orders by name and by what is broken or kept", () => {
    expect(left({ subjectOrder: "most broken first" }).subjects).toEqual(["beta", "gamma", "alpha"])
    expect(left({ subjectOrder: "most kept first" }).subjects[0]).toBe("alpha")
    expect(left({ propertyOrder: "by name" }).properties).toEqual([agrees, ordered, stops])
    expect(left({ propertyOrder: "most broken first" }).properties).toEqual([agrees, stops, ordered])
  })

  it("counts what is hidden", () => {
    const filter = { ...everything, differing: true }
    expect(shownInWords(sample, filtered(sample, filter))).toBe(
      "1 of 3 systems, 1 of 3 promises: 1 verdict shown, 8 hidden",
    )
    expect(shownInWords(sample, filtered(sample, everything))).toBe(
      "all 3 systems, all 3 promises: 9 verdicts shown, none hidden",
    )
  })
})
