import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { reportAsJson } from "../json.ts"
import { anyText, hostile, sample, twoInserts } from "../sample.harness.ts"
import { BadReport, readReport } from "./reading.ts"

const text = reportAsJson(sample())

const refusal = (of: string): BadReport => {
  try {
    readReport(of)
  } catch (error) {
    if (error instanceof BadReport) return error
    throw error
  }
  throw new Error("it was read")
}

/** The report with what `change` makes of it. */
const changed = (change: (json: Record<string, unknown>) => void): string => {
  const json = JSON.parse(text) as Record<string, unknown>
  change(json)
  return JSON.stringify(json)
}

describe("a report that is read", () => {
  it("is what was written, with every hostile value in it", () => {
    const values = hostile.filter((value) => value.length <= 200)
    for (const value of values) {
      const written = sample(twoInserts("x", value, `${value}2`))
      expect(readReport(reportAsJson(written))).toEqual(written)
    }
  })

  it("may say more than this version knows", () => {
    expect(readReport(changed((json) => (json["later"] = 1)))).toMatchObject({ format: "polyarchy/report" })
  })

  it.each([
    [
      "of a newer version",
      changed((json) => (json["version"] = 3)),
      "newer",
      "version",
      "this one reads version 2",
    ],
    ["of an older version", changed((json) => (json["version"] = 1)), "older", "version", "polyarchy verify"],
    ["without a version", changed((json) => delete json["version"]), "damaged", "version", "reads version 2"],
    ["that is empty", "", "truncated", "line 1, column 1", "make it again"],
    ["of another tool", '{"numTotalTests": 3}', "not-ours", "format", "polyarchy/report"],
    ["that is a list", "[]", "not-ours", "format", "polyarchy/report"],
    ["that is a schedule", '{"format":"polyarchy/schedule"}', "not-ours", "format", "polyarchy replay"],
    ["named like what every object has", '{"format":"toString"}', "not-ours", "format", "polyarchy/report"],
    ["that is a page", "<!doctype html>", "not-json", "line 1, column 1", "report.json"],
  ])("is refused with what to do where it is one %s", (_, of, kind, place, mend) => {
    expect(refusal(of)).toMatchObject({ kind, place })
    expect(refusal(of).message).toContain(mend)
  })

  it("is refused with the place of the field that is wrong or missing", () => {
    const wrong = changed((json) =>
      Object.assign((json["cells"] as Array<object>)[1] ?? {}, { verdict: "maybe" }),
    )
    expect(refusal(wrong)).toMatchObject({ kind: "damaged", place: "cells[1].verdict" })
    const missing = changed((json) => delete (json["run"] as Record<string, unknown>)["seed"])
    expect(refusal(missing)).toMatchObject({ kind: "damaged", place: "run.seed", problem: "it is missing" })
  })

  it("is said to be cut off wherever it was cut", () => {
    const end = text.trimEnd().length
    fc.assert(
      fc.property(fc.integer({ min: 0, max: end - 1 }), (at) => {
        expect(refusal(text.slice(0, at)).kind).toBe("truncated")
      }),
      { numRuns: 60 },
    )
  })

  it("is read or refused with a reason, whatever the file holds", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.json()), (any) => {
        expect(refusal(any).message).toMatch(/\w.*: .+\. .+\.$/s)
      }),
    )
  })
})
